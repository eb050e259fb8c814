#pragma once

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// Reads `tables.beside`, the programmes beside this one, into a world that has its regions. All that is
/// wrong is a problem at its place.
void read_programmes_beside(const TextTable& table, World& world, Problems& problems);

}  // namespace musubi::knowledge_cluster
