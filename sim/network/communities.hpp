#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/projection.hpp"

namespace musubi {

/// Modularity (Newman and Girvan): the share of edges inside the groups, less the share expected if edges
/// were random with the same degrees. NaN without edges. Each node has one group, a number below `groups`.
double modularity(const Projection& graph, std::span<const std::uint32_t> group, std::size_t groups);

/// Communities of high modularity by the method of Louvain: each node in turn moves to the community of a
/// partner where modularity gains most, then communities become nodes, until nothing moves. All in whole
/// numbers and in the order of the nodes, so that the same graph has the same communities anywhere. Keeps its
/// memory.
class Communities {
  public:
    void find(const Projection& graph);
    [[nodiscard]] std::size_t count() const { return count_; }
    /// By node, numbered in the order of their first nodes.
    [[nodiscard]] std::span<const std::uint32_t> of_nodes() const { return of_nodes_; }

  private:
    /// A graph with weights; that of a node with itself is twice what lies inside it.
    struct Level {
        std::vector<std::uint32_t> first, target;
        std::vector<std::int64_t> weight, strength;
        [[nodiscard]] std::uint32_t nodes() const { return static_cast<std::uint32_t>(strength.size()); }
    };

    void begin(const Projection& graph);
    bool move_nodes();
    [[nodiscard]] std::uint32_t best_community(std::uint32_t node);
    void wake_partners(std::uint32_t node);
    void number_communities();
    void merge();

    Level now_, next_;
    std::vector<std::uint32_t> of_nodes_, community_, number_;
    std::vector<std::int64_t> total_, towards_;  ///< by community: strength in it, weight of a node to it
    std::vector<std::uint32_t> touched_, queue_, sorted_, begin_;
    std::vector<std::uint8_t> waits_;
    std::int64_t twice_all_ = 0;
    std::size_t count_ = 0;
};

}  // namespace musubi
