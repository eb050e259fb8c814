#include "models/knowledge_cluster/partners/searchers.hpp"

#include "models/knowledge_cluster/partners/search_hazard.hpp"
#include "models/knowledge_cluster/partners/utility.hpp"
#include "musubi/draws.hpp"

namespace musubi::knowledge_cluster {

Searchers::Searchers(const Parameters& p, Month now, const State& s, double highest, std::size_t begin,
                     std::size_t end) {
    const AgentDraws u(s.luck.stream(Purpose::hazard, now), s.agents, begin, end);
    // Listed without branches, which could not be foreseen.
    std::size_t possible = 0;
    for (std::size_t row = begin; row < end; ++row) {
        agents_[possible] = AgentId{static_cast<std::uint32_t>(row)};
        const AgentCard& card = s.agents.card[agents_[possible]];
        possible += static_cast<std::size_t>(card.has_free_slot()) &
                    static_cast<std::size_t>(u.of(row) < highest * s.agents.eagerness[agents_[possible]]);
    }
    std::array<Key, agents_per_block> keys;
    for (const AgentId agent : std::span(agents_).first(possible)) {
        agents_[size_] = agent;
        keys[size_] = s.agents.card[agent].key;
        size_ += u.of(agent.row) < search_hazard(p, now, s, agent) ? 1 : 0;
    }
    draw_gumbels(s.luck.stream(Purpose::outside, now), std::span(keys).first(size_),
                 std::span(nobody).first(size_), std::span(alone_).first(size_));
    for (std::size_t i = 0; i < size_; ++i) alone_[i] += outside_option(p, s, agents_[i]);
}

}  // namespace musubi::knowledge_cluster
