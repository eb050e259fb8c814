#include "models/knowledge_cluster/people/turnover.hpp"

#include "models/knowledge_cluster/people/knowledge.hpp"
#include "models/knowledge_cluster/people/population.hpp"
#include "models/knowledge_cluster/state/agent_draws.hpp"
#include "models/knowledge_cluster/state/tie_strength.hpp"

namespace musubi::knowledge_cluster {
namespace {

void draw_who_moves(const Parameters& p, Month now, const State& s, const Tools& tools, PeopleScratch& w) {
    const Stream luck = s.luck.stream(Purpose::turnover, now);
    w.move.resize(s.agents.size());
    for_blocks(tools.workers, s.agents.size(), agents_per_block,
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   const AgentDraws u(luck, s.agents, begin, end);
                   for (std::size_t row = begin; row < end; ++row)
                       w.move[row] = u.of(row) < p.population.turnover ? 1 : 0;
               });
}

void begin_anew(const World& world, Month now, const State& s, Agents& agents, AgentId agent) {
    const Key key = combine(agents.card[agent].key, static_cast<Key>(now.index()));
    const auto kind = agents.is_group(agent) ? AgentKind::group : AgentKind::firm;
    agents.knowledge[agent] = draw_knowledge(world, agents.card[agent].region(), kind, key, s.luck);
    agents.expertise[agent] = 0;
    if (agents.is_group(agent)) agents.card[agent].attraction = attraction_of_group(world.parameters, 0);
}

void forget_ties(const Parameters& p, Month now, const State& s, Ties<Bond>& ties, const Tools& tools,
                 const PeopleScratch& w) {
    const std::int16_t age = s.age(now);
    ties.erase_if(
        [&](std::uint32_t a, std::uint32_t b, const Bond& bond) {
            if (w.move[a] != 0 || w.move[b] != 0) return true;
            return strength_now(tools.look_up, bond, age) < known_to_each_other &&
                   !is_introduced(p, bond, age);
        },
        tools.workers);
}

}  // namespace

void move_people(const World& world, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
                 const Tools& tools, PeopleScratch& w) {
    draw_who_moves(world.parameters, now, s, tools, w);
    forget_ties(world.parameters, now, s, ties, tools, w);
    for_blocks(tools.workers, agents.size(), agents_per_block,
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t row = begin; row < end; ++row)
                       if (w.move[row] != 0)
                           begin_anew(world, now, s, agents, AgentId{static_cast<std::uint32_t>(row)});
               });
}

}  // namespace musubi::knowledge_cluster
