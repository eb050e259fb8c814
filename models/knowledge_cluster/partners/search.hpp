#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "search": agents with a free slot look for a partner, groups for firms and firms for groups.
///
/// Formula: i searches with the probability of search_hazard.hpp, looks at the agents of choice_set.hpp, and
///          asks the j of the greatest U_ij (utility.hpp) if U_ij > outside option of i + Gumbel.
/// Keys:    none of its own
/// Source:  docs/odd.md, "Search and matching".
namespace musubi::knowledge_cluster {

/// Reads:   agents, ties, calls.
/// Writes:  w.offers, in the order of choosers.
void search(const World& world, Month now, const State& s, const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
