#include "models/knowledge_cluster/partners/search_hazard.hpp"

#include <algorithm>
#include <bit>

#include "models/knowledge_cluster/patents/exploitation.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// A call raises the hazard of those whom it could pay.
bool a_call_is_open_to(Month now, const State& s, AgentId agent) {
    std::uint64_t clusters = s.agents.is_group(agent) ? s.institutions.clusters[s.agents.institution[agent]]
                                                      : bit(s.agents.card[agent].region());
    for (; clusters != 0; clusters &= clusters - 1)
        if (s.programme.headquarters[RegionId{static_cast<std::uint32_t>(std::countr_zero(clusters))}]
                .call_is_open(now))
            return true;
    return false;
}

}  // namespace

double search_hazard(const Parameters& p, Month now, const State& s, AgentId agent) {
    double hazard = (s.agents.is_group(agent) ? p.search.group_hazard : p.search.firm_hazard) *
                    s.agents.eagerness[agent] * s.growth;
    if (s.agents.is_group(agent) && now.fiscal_year().value >= p.economy.incorporation_from)
        hazard *= 1 + p.economy.incorporation;
    if (s.agents.encouraged_until[agent] >= now.index()) hazard *= 1 + p.scouting.boost;
    if (s.agents.royalties_until[agent] >= now.index())
        hazard *= 1 + p.exploitation.royalty_hazard * relative_royalty(p);
    if (s.agents.is_group(agent) && s.agents.beside_of(agent) > 0) hazard *= 1 + p.beside.boost;
    if (p.calls.attract && now.fiscal_year() >= programme_start && a_call_is_open_to(now, s, agent))
        hazard *= 1 + p.calls.boost;
    return hazard;
}

double highest_search_hazard(const Parameters& p, const State& s) {
    return std::max(p.search.group_hazard, p.search.firm_hazard) * s.growth * (1 + p.economy.incorporation) *
           (1 + p.scouting.boost) * (1 + p.exploitation.royalty_hazard * relative_royalty(p)) *
           (1 + p.calls.boost) * (s.agents.beside.empty() ? 1 : 1 + p.beside.boost);
}

}  // namespace musubi::knowledge_cluster
