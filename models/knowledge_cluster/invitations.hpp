#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Phase 6, a round of it: whom the cores of consortia ask to join.
namespace musubi::knowledge_cluster {

/// Every core that aims at more members asks those of its members' acquaintances whom the lead wants and who
/// want to come, the best first.
///
/// Reads:   w.cores, agents, ties.
/// Writes:  w.invitations, in the order of cores.
/// Source:  model.md 3, phase 6.
void invite(const Parameters& p, Month now, const State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
