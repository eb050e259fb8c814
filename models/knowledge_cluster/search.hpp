#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Phase 5: agents with a free slot look for a partner, groups for firms and firms for groups.
namespace musubi::knowledge_cluster {

/// Every searcher asks the candidate of greatest random utility, if that is above its outside option.
///
/// Reads:   agents, ties, calls.
/// Writes:  w.offers, in the order of choosers.
/// Source:  model.md 3, phase 5.
void search(const Parameters& p, Month now, const State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
