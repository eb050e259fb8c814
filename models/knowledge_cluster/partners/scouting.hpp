#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "scouting": coordinators spend this month's attention on introductions.
namespace musubi::knowledge_cluster {

/// Each coordinator at work looks at some pairs of a group and a firm among those it knows, judges their fit
/// with an error that falls with its skill and with whom it has met, and introduces the best. Attention is
/// finite, so a region's introductions grow with its coordinators and never with its population; none means
/// none.
///
/// Reads:   agents with a free slot, coordinators, ties.
/// Writes:  w.introductions, in the order of coordinators.
/// Source:  docs/odd.md, "Scouting and calls"; attention and skill are class c, see `scouting.*` in the
/// registry.
void propose_introductions(const World& world, Month now, const State& s, const Tools& tools,
                           PartnersScratch& w);

/// Turns introductions into ties marked as introduced, raises the search hazard of both ends for some months,
/// and lets the coordinators remember whom they met.
void apply_introductions(const Parameters& p, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
                         Programme& programme, Counters& counters, PartnersScratch& w);

void scout(const World& world, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
           Programme& programme, Counters& counters, const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
