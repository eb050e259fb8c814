#pragma once

#include "models/knowledge_cluster/measures/measures_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"

/// The network of running projects in March.
///
/// Formula: partners = agents that share a running project; core numbers and components of that graph. Main
///          component of a region = the one with most of its participants. Partners elsewhere = pairs of a
///          participant of the region and a partner who is not of it.
/// Keys:    none
/// Source:  docs/odd.md, "Hub index" and "Outputs".
namespace musubi::knowledge_cluster {

/// Builds the projection of the running projects (agents that share one are partners; w.partners) and
/// measures it: s.measures.network for the country and each headquarters' `network` for its region.
/// Boost.Graph runs on it as it is.
void measure_network(const World& world, Month now, const State& s, Programme& programme, Measures& measures,
                     MeasuresScratch& w);

}  // namespace musubi::knowledge_cluster
