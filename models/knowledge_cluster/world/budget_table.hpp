#pragma once

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// Reads `budget.table`: the national budget of every year from the column that `budget.column` names.
void read_budget(const Scenario& scenario, const TextTable& table, World& world, Problems& problems);

}  // namespace musubi::knowledge_cluster
