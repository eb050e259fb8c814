#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Phase 3: coordinators spend this month's attention on introductions.
namespace musubi::knowledge_cluster {

/// Each coordinator at work looks at some pairs of a group and a firm among those it knows, judges their fit
/// with an error that falls with its skill and with whom it has met, and introduces the best. Attention is
/// finite, so a region's introductions grow with its coordinators and never with its population; none means
/// none.
///
/// Reads:   agents with a free slot, coordinators, ties.
/// Writes:  w.introductions, in the order of coordinators.
/// Source:  model.md 3, phase 3; attention and skill are class c, see `scouting.*` in the registry.
void propose_introductions(const Parameters& p, Month now, const State& s, Scratch& w);

/// Turns introductions into ties marked as introduced, raises the search hazard of both ends for some months,
/// and lets the coordinators remember whom they met.
void apply_introductions(const Parameters& p, Month now, State& s, Scratch& w);

void scout(const Parameters& p, Month now, State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
