#pragma once

#include "models/knowledge_cluster/measures/measures_scratch.hpp"
#include "models/knowledge_cluster/state/fact_tallies.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Which pairs begin to work together, and which could have: behind the facts on repeated ties, triads and
/// proximity.
///
/// Formula: odds ratio = Σ a·(1 − q)/Σ b·q over regions and months: a new pairs with the trait, b without,
///          q the share with it among the pairs at risk (Mantel and Haenszel, for rare events)
///          proximity peak = top of a parabola through ln(new/expected pairs) by tenths of p
///          At risk in a month are the pairs of a founding group and a founding firm of the same region
///          (`OUT` is no region) of whom both had a free slot before matching. The event is that the pair
///          becomes the core of a new project, whatever becomes of its application. Guests are left out:
///          they are asked *because* they are acquainted.
/// Keys:    none
/// Source:  docs/odd.md, "Outputs".
namespace musubi::knowledge_cluster {

/// Adds a month of the last fiscal year to the tallies: after matching, before the new projects tie their
/// members. Pairs that worked together before are counted one by one, other traits on a sample by keyed luck.
void count_formation(const World& world, Month now, const State& s, FactTallies& tallies, const Tools& tools,
                     std::span<const ProjectId> formed, MeasuresScratch& w);

/// The peak of a parabola that is fitted to ln(formed / expected) by bin, with the number formed as weight.
/// If it opens upwards, the better end (−0.3 or 1); NaN with fewer than three bins.
[[nodiscard]] double proximity_peak(const FormationTally& tally);

}  // namespace musubi::knowledge_cluster
