#include "sim/network/distance.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/elementary.hpp"
#include "musubi/missing.hpp"

namespace musubi {
namespace {

/// The pairs of nodes of two regions.
struct Cell {
    double kilometres, log_distance, possible, partners;
};

std::vector<Cell> cells_of(const Projection& graph, std::span<const std::uint32_t> region,
                           std::span<const double> kilometres, std::size_t regions) {
    std::vector<std::uint64_t> nodes(regions, 0), ends(regions * regions, 0);
    for (std::size_t node = 0; node < graph.node_count(); ++node) {
        ++nodes[region[node]];
        for (const std::uint32_t partner : graph.partners(node))
            ++ends[region[node] * regions + region[partner]];
    }
    std::vector<Cell> cells;
    for (std::size_t a = 0; a < regions; ++a)
        for (std::size_t b = a; b < regions; ++b) {
            const double km = kilometres[a * regions + b];
            const std::uint64_t possible =
                a == b ? nodes[a] * (std::max<std::uint64_t>(nodes[a], 1) - 1) / 2 : nodes[a] * nodes[b];
            if (std::isnan(km) || possible == 0) continue;
            const std::uint64_t partners = a == b ? ends[a * regions + a] / 2 : ends[a * regions + b];
            cells.push_back(
                {km, natural_log(1 + km / 10), static_cast<double>(possible), static_cast<double>(partners)});
        }
    return cells;
}

/// Newton's method on the likelihood, which is concave; NaN if its maximum is nowhere.
double most_likely_decay(const std::vector<Cell>& cells, double partners) {
    double mean = 0, nearest = cells.front().log_distance, farthest = nearest;
    for (const Cell& cell : cells) {
        mean += cell.partners * cell.log_distance / partners;
        nearest = std::min(nearest, cell.log_distance);
        farthest = std::max(farthest, cell.log_distance);
    }
    constexpr double margin = 1e-9, longest_step = 1, enough = 1e-12;
    constexpr int most_steps = 100;
    if (mean - nearest < margin || farthest - mean < margin) return missing;
    double decay = 0;
    for (int step = 0; step < most_steps; ++step) {
        double sum = 0, first = 0, second = 0;
        for (const Cell& cell : cells) {
            const double weight = cell.possible * exponential(-decay * (cell.log_distance - nearest));
            sum += weight;
            first += weight * cell.log_distance;
            second += weight * cell.log_distance * cell.log_distance;
        }
        const double expected = first / sum, variance = second / sum - expected * expected;
        const double change = std::clamp((expected - mean) / variance, -longest_step, longest_step);
        decay += change;
        if (std::abs(change) < enough) return decay;
    }
    return missing;
}

}  // namespace

DistanceDecay distance_decay(const Projection& graph, std::span<const std::uint32_t> region,
                             std::span<const double> kilometres, std::size_t regions) {
    constexpr double near_km = 100;
    const auto cells = cells_of(graph, region, kilometres, regions);
    double partners = 0, near = 0;
    for (const Cell& cell : cells) {
        partners += cell.partners;
        if (cell.kilometres <= near_km) near += cell.partners;
    }
    if (partners == 0) return {missing, missing};
    return {near / partners, most_likely_decay(cells, partners)};
}

}  // namespace musubi
