#include "models/knowledge_cluster/state/agent_draws.hpp"

#include <cassert>

#include "musubi/draws.hpp"

namespace musubi::knowledge_cluster {

AgentDraws::AgentDraws(Stream luck, const Agents& agents, std::size_t begin, std::size_t end)
    : begin_(begin) {
    assert(end - begin <= agents_per_block);
    std::array<Key, agents_per_block> keys;
    for (std::size_t row = begin; row < end; ++row)
        keys[row - begin] = agents.card[AgentId{static_cast<std::uint32_t>(row)}].key;
    draw_uniforms(luck, std::span(keys).first(end - begin), std::span(nobody).first(end - begin),
                  std::span(uniforms_).first(end - begin));
}

}  // namespace musubi::knowledge_cluster
