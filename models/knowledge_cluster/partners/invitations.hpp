#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "matching", a round of it: whom the cores of consortia ask to join.
///
/// Formula: of 24 acquaintances of its members with a free slot (where guests are anyone: of 24 founding
///          agents of the country, each alike, those with one) a core invites those guests g for whom
///          U_lead,g − call > outside option of the lead + outside_shift  (no call of the guest's own), and
///          U_g,lead − call + call of the core > outside option of g + outside_shift,
///          the best for the lead first, while there is room. Outside options are without noise here.
/// Keys:    consortium.outside_shift, consortium.guests
/// Source:  docs/odd.md, "Search and matching"; class c.
namespace musubi::knowledge_cluster {

/// Every core that aims at more members asks.
///
/// Reads:   w.cores, agents, ties.
/// Writes:  w.invitations, in the order of cores.
void invite(const World& world, Month now, const State& s, const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
