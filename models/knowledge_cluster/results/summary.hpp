#pragma once

#include <string>
#include <vector>

#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// Tables that are printed after a run.
std::vector<SummaryTable> summary_of(const World& world);
/// The same of results. If a budget was not given out in full, a column says so.
std::vector<SummaryTable> summary_of(const Panel& results);

}  // namespace musubi::knowledge_cluster
