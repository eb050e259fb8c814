#pragma once

#include "models/knowledge_cluster/measures/measures_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {

/// Builds the projection of the running projects (agents that share one are partners; w.partners) and
/// measures it: s.measures.network for the country and each headquarters' `network` for its region.
/// Boost.Graph runs on it as it is.
void measure_network(const World& world, Month now, const State& s, Programme& programme, Measures& measures,
                     MeasuresScratch& w);

}  // namespace musubi::knowledge_cluster
