#include "models/knowledge_cluster/results/region_groups.hpp"

#include "models/knowledge_cluster/world/region_table.hpp"

namespace musubi::knowledge_cluster {

std::vector<RegionGroup> groups_at_start(const World& world) {
    RegionGroup trial{std::string(trial_regions), {}}, full{std::string(full_regions), {}};
    const Regions& regions = world.regions;
    for (const RegionId r : world.file_order) {
        if (regions.first_trial[r].value != 0)
            trial.codes.push_back(regions.code[r]);
        else if (regions.first_full[r].value != 0)
            full.codes.push_back(regions.code[r]);
    }
    return {trial, full};
}

}  // namespace musubi::knowledge_cluster
