#pragma once

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// Reads `tables.institutions`, the named ones, into a world that has its regions.
void read_institutions(const TextTable& table, World& world, Problems& problems);

}  // namespace musubi::knowledge_cluster
