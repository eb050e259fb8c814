#include "sim/network/cohesion.hpp"

#include <boost/graph/core_numbers.hpp>

#include "musubi/missing.hpp"
#include "sim/network/projection_graph.hpp"

namespace musubi {

// A search of our own: boost::connected_components allocates for every component.
Components components_of(const Projection& graph) {
    Components found;
    found.of_node.assign(graph.node_count(), JointWork::none);
    std::vector<std::uint32_t> reached;
    reached.reserve(graph.node_count());
    for (std::uint32_t start = 0; start < graph.node_count(); ++start) {
        if (found.of_node[start] != JointWork::none) continue;
        const auto component = static_cast<std::uint32_t>(found.size.size());
        const std::size_t before = reached.size();
        found.of_node[start] = component;
        reached.push_back(start);
        for (std::size_t next = before; next < reached.size(); ++next)
            for (const std::uint32_t partner : graph.partners(reached[next])) {
                if (found.of_node[partner] != JointWork::none) continue;
                found.of_node[partner] = component;
                reached.push_back(partner);
            }
        found.size.push_back(static_cast<std::uint32_t>(reached.size() - before));
    }
    return found;
}

std::vector<std::uint32_t> core_numbers(const Projection& graph) {
    std::vector<std::uint32_t> core(graph.node_count());
    if (core.empty()) return core;
    boost::core_numbers(graph,
                        boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, graph)));
    return core;
}

double degree_assortativity(const Projection& graph) {
    // Sums over the ends of edges, in whole numbers.
    std::uint64_t ends = 0, sum = 0, squares = 0, products = 0;
    for (std::size_t node = 0; node < graph.node_count(); ++node) {
        const std::uint64_t degree = graph.degree(node);
        ends += degree;
        sum += degree * degree;
        squares += degree * degree * degree;
        for (const std::uint32_t partner : graph.partners(node)) products += degree * graph.degree(partner);
    }
    const auto n = static_cast<double>(ends), mean = static_cast<double>(sum) / n;
    const double variance = static_cast<double>(squares) / n - mean * mean;
    // Of whole degrees, that are not all the same, it is far from what rounding leaves.
    constexpr double nothing = 1e-9;
    if (ends == 0 || variance <= nothing * mean * mean) return missing;
    return (static_cast<double>(products) / n - mean * mean) / variance;
}

}  // namespace musubi
