#pragma once

#include <array>
#include <span>

#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {

/// So many agents draw together in a loop over all.
inline constexpr std::size_t agents_per_block = 1024;

/// The second keys of draws that concern one agent each.
inline constexpr std::array<Key, agents_per_block> nobody{};

/// The uniform draw of the stream for each agent of the rows from `begin` up to `end`, at most a block.
class AgentDraws {
  public:
    AgentDraws(Stream luck, const Agents& agents, std::size_t begin, std::size_t end);
    [[nodiscard]] double of(std::size_t row) const { return uniforms_[row - begin_]; }

  private:
    std::size_t begin_;
    std::array<double, agents_per_block> uniforms_;
};

}  // namespace musubi::knowledge_cluster
