#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "matching", a round of it: whom the cores of consortia ask to join.
namespace musubi::knowledge_cluster {

/// Every core that aims at more members asks those of its members' acquaintances whom the lead wants and who
/// want to come, the best first.
///
/// Reads:   w.cores, agents, ties.
/// Writes:  w.invitations, in the order of cores.
/// Source:  docs/odd.md, "Search and matching".
void invite(const World& world, Month now, const State& s, const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
