#pragma once

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// Reads `tables.evaluation_reference`: the yardsticks of the evaluation, for regions that are full ones
/// since the year in the optional column `full_since`, and for all others where it is empty. All that is
/// wrong is a problem at its place.
void read_merit_references(const TextTable& table, std::map<FiscalYear, MeritReferences>& references,
                           Problems& problems);

}  // namespace musubi::knowledge_cluster
