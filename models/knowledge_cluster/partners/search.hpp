#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "search": agents with a free slot look for a partner, groups for firms and firms for groups.
namespace musubi::knowledge_cluster {

/// Every searcher asks the candidate of greatest random utility, if that is above its outside option.
///
/// Reads:   agents, ties, calls.
/// Writes:  w.offers, in the order of choosers.
/// Source:  docs/odd.md, "Search and matching".
void search(const World& world, Month now, const State& s, const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
