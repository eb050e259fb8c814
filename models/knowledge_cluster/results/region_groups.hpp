#pragma once

#include <vector>

#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// The regions that the table of regions has on trial first ("trial"), and those that it has full from the
/// beginning ("full"), whatever a scenario makes of them later. The rest of the country is in neither.
std::vector<LabelGroup> groups_at_start(const World& world);

}  // namespace musubi::knowledge_cluster
