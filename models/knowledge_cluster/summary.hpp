#pragma once

#include <string>
#include <vector>

#include "models/knowledge_cluster/world.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// Tables that are printed after a run.
std::vector<SummaryTable> summary_of(const World& world);
/// The same of results whose rest of the country has this code; empty if they have none.
std::vector<SummaryTable> summary_without(const std::string& code_of_rest);

}  // namespace musubi::knowledge_cluster
