#include "models/knowledge_cluster/turnover.hpp"

#include "models/knowledge_cluster/agent_draws.hpp"
#include "models/knowledge_cluster/population.hpp"

namespace musubi::knowledge_cluster {
namespace {

void draw_who_moves(const Parameters& p, Month now, const State& s, Scratch& w) {
    const Stream luck = s.luck.stream(Purpose::turnover, now);
    w.people_move.resize(s.agents.size());
    for_blocks(w.workers, s.agents.size(), agents_a_block,
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   const AgentDraws u(luck, s.agents, begin, end);
                   for (std::size_t row = begin; row < end; ++row)
                       w.people_move[row] = u.of(row) < p.population.turnover ? 1 : 0;
               });
}

void begin_anew(const Parameters& p, Month now, State& s, AgentId agent) {
    const Key key = combine(s.agents.standing[agent].key, static_cast<Key>(now.index()));
    const RegionId region = s.agents.standing[agent].region();
    s.agents.knowledge[agent] = draw_knowledge(p.knowledge, s.world->regions.fields[region], key, s.luck);
    s.agents.expertise[agent] = 0;
    if (s.agents.is_group(agent)) s.agents.standing[agent].attraction = attraction_of_group(p, 0);
}

void forget_ties(const Parameters& p, Month now, State& s, const Scratch& w) {
    const std::int16_t age = s.age(now);
    s.ties.erase_if(
        [&](std::uint32_t a, std::uint32_t b, const Bond& bond) {
            if (w.people_move[a] != 0 || w.people_move[b] != 0) return true;
            return strength_now(w.look_up, bond, age) < known_to_each_other && !is_introduced(p, bond, age);
        },
        w.workers);
}

}  // namespace

void move_people(const Parameters& p, Month now, State& s, Scratch& w) {
    draw_who_moves(p, now, s, w);
    forget_ties(p, now, s, w);
    for_blocks(w.workers, s.agents.size(), agents_a_block,
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t row = begin; row < end; ++row)
                       if (w.people_move[row] != 0)
                           begin_anew(p, now, s, AgentId{static_cast<std::uint32_t>(row)});
               });
}

}  // namespace musubi::knowledge_cluster
