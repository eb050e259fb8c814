#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

namespace musubi::knowledge_cluster {

/// Builds the projection of the running projects (agents that share one are partners; w.partners) and
/// measures it: s.network for the country and each headquarters' `network` for its region. Boost.Graph runs
/// on it as it is.
void measure_network(Month now, State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
