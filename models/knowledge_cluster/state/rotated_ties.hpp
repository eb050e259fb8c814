#pragma once

#include <cstddef>
#include <span>

#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {

/// Which of `size` things a uniform draw means.
[[nodiscard]] inline std::size_t pick(double u, std::size_t size) {
    return static_cast<std::size_t>(u * static_cast<double>(size));
}

/// An agent's ties one after the other, from a random one on: whom one met first is no better remembered.
class RotatedTies {
  public:
    /// `u`: the uniform draw that says where they begin.
    RotatedTies(const State& s, AgentId agent, double u)
        : ties_(s.ties.neighbours(agent.row)), first_(pick(u, ties_.size())) {}
    [[nodiscard]] std::size_t size() const { return ties_.size(); }
    [[nodiscard]] AgentId operator[](std::size_t i) const {
        return AgentId{ties_[first_ + i < ties_.size() ? first_ + i : first_ + i - ties_.size()]};
    }

  private:
    std::span<const std::uint32_t> ties_;
    std::size_t first_;
};

}  // namespace musubi::knowledge_cluster
