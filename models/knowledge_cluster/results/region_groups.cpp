#include "models/knowledge_cluster/results/region_groups.hpp"

#include "models/knowledge_cluster/world/region_table.hpp"

namespace musubi::knowledge_cluster {

std::vector<LabelGroup> groups_at_start(const World& world) {
    LabelGroup trial{"region", std::string(trial_regions), {}}, full{"region", std::string(full_regions), {}};
    const Regions& regions = world.regions;
    for (const RegionId r : world.file_order) {
        if (regions.first_trial[r].value != 0)
            trial.labels.push_back(regions.code[r]);
        else if (regions.first_full[r].value != 0)
            full.labels.push_back(regions.code[r]);
    }
    return {trial, full};
}

}  // namespace musubi::knowledge_cluster
