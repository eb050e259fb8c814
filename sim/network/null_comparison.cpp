#include "sim/network/null_comparison.hpp"

#include <algorithm>
#include <atomic>
#include <vector>

#include "musubi/missing.hpp"
#include "sim/network/clustering.hpp"
#include "sim/network/communities.hpp"
#include "sim/network/measures.hpp"
#include "sim/network/projection.hpp"
#include "sim/network/rewiring.hpp"

namespace musubi {
namespace {

constexpr std::size_t swaps_per_membership = 10;
using Structures = std::array<double, structure_count>;

/// Measures the structure of one network after the other. Keeps its memory.
class Structuring {
  public:
    Structures measure(const Memberships& memberships, std::span<const std::uint32_t> region,
                       std::size_t regions) {
        graph_.build(memberships);
        communities_.find(graph_);
        return {triangles_.clustering(graph_).overall, modularity(graph_, region, regions),
                modularity(graph_, communities_.of_nodes(), communities_.count())};
    }

  private:
    Projection graph_;
    TriangleCount triangles_;
    Communities communities_;
};

AgainstChance against(double observed, const std::vector<Structures>& nulls, std::size_t structure) {
    double sum = 0, below = 0;
    for (const Structures& null : nulls) {
        sum += null[structure];
        below += null[structure] < observed ? 1.0 : null[structure] == observed ? 0.5 : 0.0;
    }
    const auto count = static_cast<double>(nulls.size());
    return {observed, sum / count, below / count};
}

}  // namespace

std::array<AgainstChance, structure_count> compare_with_chance(const JointWork& work,
                                                               const Memberships& agents, Key luck,
                                                               std::size_t nulls, const Workers& workers) {
    const auto region = regions_of(work, agents);
    std::vector<std::uint8_t> kind;
    for (const std::uint32_t row : agents.row) kind.push_back(work.kind[row]);
    const Rewiring rewiring(agents, kind);
    std::vector<Structures> found(nulls);
    std::atomic<bool> mixed = nulls > 0;
    constexpr std::size_t at_a_time = 64, grain = 4;  // a stop at once is heeded between the times
    for (std::size_t begin = 0; begin < nulls; begin += at_a_time)
        for_blocks(workers, std::min(at_a_time, nulls - begin), grain,
                   [&](std::size_t /*block*/, std::size_t first, std::size_t last) {
                       Structuring structuring;
                       Memberships rewired;
                       for (std::size_t null = begin + first; null < begin + last && mixed; ++null) {
                           if (!rewiring.rewire(Stream(combine(luck, null)), swaps_per_membership, rewired))
                               mixed = false;
                           else
                               found[null] = structuring.measure(rewired, region, work.regions.size());
                       }
                   });
    const Structures observed = Structuring().measure(agents, region, work.regions.size());
    std::array<AgainstChance, structure_count> compared;
    for (std::size_t s = 0; s < structure_count; ++s)
        compared[s] = mixed ? against(observed[s], found, s) : AgainstChance{observed[s], missing, missing};
    return compared;
}

}  // namespace musubi
