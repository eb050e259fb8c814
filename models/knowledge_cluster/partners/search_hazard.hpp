#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// How often agents look for a partner (docs/odd.md, "Search and matching").
namespace musubi::knowledge_cluster {

/// Probability that an agent with a free slot searches for a partner this month:
/// h × eagerness × growth × (1 + b) for each b that applies. h is search.group_hazard or search.firm_hazard.
/// b is economy.incorporation (a group, from economy.incorporation_from on), scouting.boost (while encouraged
/// by a coordinator), exploitation.royalty_hazard × relative royalty (after royalties) and calls.boost (if
/// calls.attract, while a call is open that could pay the agent).
[[nodiscard]] double search_hazard(const Parameters& p, Month now, const State& s, AgentId agent);

/// Upper bound of search_hazard / eagerness over all agents this month. If an agent's draw divided by its
/// eagerness is above the bound, the agent does not search, and its own probability need not be computed.
[[nodiscard]] double highest_search_hazard(const Parameters& p, const State& s);

}  // namespace musubi::knowledge_cluster
