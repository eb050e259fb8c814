#include "sim/network/clustering.hpp"

#include "musubi/missing.hpp"

namespace musubi {

void TriangleCount::orient(const Projection& graph) {
    const auto nodes = static_cast<std::uint32_t>(graph.node_count());
    first_.assign(1, 0);
    higher_.clear();
    for (std::uint32_t node = 0; node < nodes; ++node) {
        const std::size_t degree = graph.degree(node);
        for (const std::uint32_t partner : graph.partners(node)) {
            const std::size_t other = graph.degree(partner);
            if (other > degree || (other == degree && partner > node)) higher_.push_back(partner);
        }
        first_.push_back(static_cast<std::uint32_t>(higher_.size()));
    }
}

void TriangleCount::count(std::size_t nodes) {
    seen_by_.assign(nodes, JointWork::none);
    triangles_.assign(nodes, 0);
    for (std::uint32_t lowest = 0; lowest < nodes; ++lowest) {
        for (std::uint32_t k = first_[lowest]; k < first_[lowest + 1]; ++k) seen_by_[higher_[k]] = lowest;
        for (std::uint32_t k = first_[lowest]; k < first_[lowest + 1]; ++k) {
            const std::uint32_t middle = higher_[k];
            for (std::uint32_t i = first_[middle]; i < first_[middle + 1]; ++i) {
                if (seen_by_[higher_[i]] != lowest) continue;
                ++triangles_[lowest];
                ++triangles_[middle];
                ++triangles_[higher_[i]];
            }
        }
    }
}

Clustering TriangleCount::clustering(const Projection& graph) {
    const std::size_t nodes = graph.node_count();
    if (nodes == 0) return {missing, missing};
    orient(graph);
    count(nodes);
    std::uint64_t closed = 0, triads = 0;
    double sum = 0;
    for (std::size_t node = 0; node < nodes; ++node) {
        const std::uint64_t degree = graph.degree(node), pairs = degree * (degree - 1) / 2;
        closed += triangles_[node];
        triads += pairs;
        if (pairs > 0) sum += static_cast<double>(triangles_[node]) / static_cast<double>(pairs);
    }
    return {triads > 0 ? static_cast<double>(closed) / static_cast<double>(triads) : missing,
            sum / static_cast<double>(nodes)};
}

}  // namespace musubi
