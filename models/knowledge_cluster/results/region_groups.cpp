#include "models/knowledge_cluster/results/region_groups.hpp"

namespace musubi::knowledge_cluster {

std::vector<LabelGroup> groups_at_start(const World& world) {
    LabelGroup trial{"region", "trial", {}}, full{"region", "full", {}};
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
