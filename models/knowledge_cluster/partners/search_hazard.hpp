#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// How often agents look for a partner.
///
/// Formula: λ = h · eagerness · growth · Π (1 + b), h = group_hazard or firm_hazard; the b that apply are
///          incorporation                       a group, from incorporation_from on
///          scouting.boost                      while a coordinator's introduction encourages it
///          royalty_hazard · royalty_million/3  after royalties
///          beside.boost                        a group that holds a grant of another programme
///          calls.boost                         if calls attract, while a call of one of its clusters is
///                                              open (a firm: of its region)
/// Keys:    search.group_hazard, search.firm_hazard, economy.incorporation, economy.incorporation_from,
///          scouting.boost, exploitation.royalty_hazard, beside.boost, calls.attract, calls.boost
/// Source:  docs/odd.md, "Search and matching"; class c.
namespace musubi::knowledge_cluster {

/// Probability that an agent with a free slot searches for a partner this month.
[[nodiscard]] double search_hazard(const Parameters& p, Month now, const State& s, AgentId agent);

/// Upper bound of search_hazard / eagerness over all agents this month. If an agent's draw divided by its
/// eagerness is above the bound, the agent does not search, and its own probability need not be computed.
[[nodiscard]] double highest_search_hazard(const Parameters& p, const State& s);

}  // namespace musubi::knowledge_cluster
