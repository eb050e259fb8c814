#include "tools/musubi/reports/sweep_groups.hpp"

#include "models/knowledge_cluster/model.hpp"
#include "models/knowledge_cluster/results/region_groups.hpp"

namespace musubi {

std::vector<LabelGroup> label_groups_of(const SweepPlan& plan) {
    using knowledge_cluster::KnowledgeCluster;
    if (plan.sweep.model->name != KnowledgeCluster::name()) return {};
    Problems none;  // the scenario of a plan was prepared before
    const auto world = KnowledgeCluster::prepare(plan.sweep.scenarios.front(), none);
    std::vector<LabelGroup> groups;
    for (knowledge_cluster::RegionGroup& group : knowledge_cluster::groups_at_start(*world))
        groups.push_back({"region", std::move(group.name), std::move(group.codes)});
    return groups;
}

}  // namespace musubi
