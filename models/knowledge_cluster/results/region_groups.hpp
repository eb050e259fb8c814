#pragma once

#include <string>
#include <vector>

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// Regions that are analysed together, by their codes.
struct RegionGroup {
    std::string name;
    std::vector<std::string> codes;
};

/// The regions that the table of regions has on trial first ("trial"), and those that it has full from the
/// beginning ("full"), whatever a scenario makes of them later. The rest of the country is in neither.
std::vector<RegionGroup> groups_at_start(const World& world);

}  // namespace musubi::knowledge_cluster
