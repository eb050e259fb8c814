#include "models/knowledge_cluster/projects/lone_research.hpp"

#include <algorithm>

#include "models/knowledge_cluster/state/agent_draws.hpp"
#include "models/knowledge_cluster/state/project_finds.hpp"

namespace musubi::knowledge_cluster {

namespace {

/// What its grants of other programmes let a group expect, a month, were it of mean talent.
double granted_inventions(const Parameters& p, const Agents& agents, const ProjectsScratch& w,
                          AgentId group) {
    const double grant = agents.beside_of(group);
    if (grant == 0) return 0;
    const double money = p.research.money_acts_on == MoneyActsOn::group ? w.group_money[group.row] : grant;
    return p.research.inventions * effect_of_money(p, money) * grant / money;
}

}  // namespace

void invent_alone(const Parameters& p, Month now, const State& s, Counters& counters, const Tools& tools,
                  ProjectsScratch& w) {
    if (p.research.alone == 0 && s.agents.beside.empty()) return;
    const Stream luck = s.luck.stream(Purpose::lone_research, now);
    w.lone_findings.prepare(s.agents.groups, agents_per_block);
    for_blocks(tools.workers, s.agents.groups, agents_per_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   const AgentDraws u(luck, s.agents, begin, end);
                   for (std::size_t row = begin; row < end; ++row) {
                       const AgentId group{static_cast<std::uint32_t>(row)};
                       const double mean = s.agents.talent[group] *
                                           (p.research.alone + granted_inventions(p, s.agents, w, group));
                       const std::int32_t inventions = found(u.of(row), mean, p.research.dispersion);
                       if (inventions > 0) w.lone_findings.block(block).push_back({group, inventions});
                   }
               });
    w.lone_findings.for_each([&](const LoneFindings& alone) {
        const AgentCard& card = s.agents.card[alone.group];
        const Key month = combine(card.key, static_cast<Key>(now.index()));
        for (std::int32_t n = 0; n < alone.inventions; ++n)
            w.inventions.push_back({.key = combine(month, static_cast<Key>(n)),
                                    .group = alone.group,
                                    .firm = AgentId::none(),
                                    .region = card.region()});
        counters.count(Indicator::inventions, card.region(), Sponsor::own, alone.inventions);
    });
}

}  // namespace musubi::knowledge_cluster
