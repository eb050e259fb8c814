#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/memberships.hpp"

namespace musubi {

/// Nodes that share a project are partners: the projection of a bipartite network, as compressed rows.
///
///     project {0, 1, 2}, {0, 2}      first  0     2     4   6       the partners of a node stand together
///                                    partner  1 2 | 0 2 | 0 1
///
/// Everybody's partners stand in the order of their numbers. projection_graph.hpp shows it to Boost.Graph.
class Projection {
  public:
    /// Keeps its memory.
    void build(const Memberships& memberships);

    [[nodiscard]] std::size_t node_count() const { return first_.size() - 1; }
    [[nodiscard]] std::size_t edge_count() const { return partners_.size() / 2; }
    [[nodiscard]] std::size_t degree(std::size_t node) const { return first_[node + 1] - first_[node]; }
    [[nodiscard]] std::span<const std::uint32_t> partners(std::size_t node) const {
        return {partners_.data() + first_[node], degree(node)};
    }

  private:
    std::vector<std::uint32_t> first_{0}, partners_;
    std::vector<std::uint32_t> unordered_, seen_by_, end_;
};

}  // namespace musubi
