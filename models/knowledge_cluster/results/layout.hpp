#pragma once

#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// The results of one replicate: their names, dimensions and units (docs/result-file.md), numbers empty.
/// `Observer` writes variables by their position, so a change of the order here needs the same change there.
Panel layout_of(const World& world);

}  // namespace musubi::knowledge_cluster
