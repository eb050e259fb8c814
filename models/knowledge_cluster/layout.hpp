#pragma once

#include "models/knowledge_cluster/world.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// The results of one replicate: their names, dimensions and units (docs/result-file.md), numbers empty.
/// `Observer` writes them by their place: what is added here in another order, or between, belongs there too.
Panel layout_of(const World& world);

}  // namespace musubi::knowledge_cluster
