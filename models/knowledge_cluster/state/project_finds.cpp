#include "models/knowledge_cluster/state/project_finds.hpp"

#include "musubi/distributions.hpp"
#include "musubi/elementary.hpp"

namespace musubi::knowledge_cluster {
namespace {

double mean_talent(const Agents& agents, std::span<const AgentId> members) {
    double groups = 0, talent = 0;
    for_groups(agents, members, [&](AgentId group) {
        ++groups;
        talent += agents.talent[group];
    });
    return talent / groups;
}

}  // namespace

std::int32_t found(double u, double mean, double dispersion) {
    return u < 1 - mean ? 0 : static_cast<std::int32_t>(negative_binomial(u, mean, dispersion));
}

double effect_of_money(const Parameters& p, double yearly_thousand_yen) {
    const double relative = yearly_thousand_yen / static_cast<double>(million(p.research.reference_million));
    return relative > 0 ? power(relative, p.research.elasticity) : 0;
}

void pay_project(const Parameters& p, const Agents& agents, Projects& projects, ProjectId id, double yearly) {
    const double talent = mean_talent(agents, projects.members(id));
    projects.row[id].money_factor =
        static_cast<float>(effect_of_money(p, yearly)) * static_cast<float>(talent);
}

}  // namespace musubi::knowledge_cluster
