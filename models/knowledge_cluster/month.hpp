#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

namespace musubi::knowledge_cluster {

/// One tick: the nine phases in their order.
void advance_one_month(const Parameters& p, Month now, State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
