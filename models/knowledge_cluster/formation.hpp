#pragma once

#include "models/knowledge_cluster/fact_tallies.hpp"
#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Which pairs begin to work together, and which could have: behind the facts on repeated ties, triads and
/// proximity.
///
/// At risk in a month are the pairs of a founding group and a founding firm of the same region (`OUT` is no
/// region) that both had a free slot before matching; a new project is its core, whatever becomes of its
/// application. Guests are left out: they are asked *because* they are acquainted.
namespace musubi::knowledge_cluster {

/// Adds a month of the last fiscal year to the tallies: after matching, before the new projects tie their
/// members. Pairs that worked together before are counted one by one, other traits on a sample by keyed luck.
void count_formation(Month now, State& s, Scratch& w);

/// Where a parabola through the logarithm of formed over expected, weighted by what was formed, has its peak;
/// the better end (−0.3 or 1) if it opens upwards; NaN with fewer than three bins.
[[nodiscard]] double proximity_peak(const FormationTally& tally);

}  // namespace musubi::knowledge_cluster
