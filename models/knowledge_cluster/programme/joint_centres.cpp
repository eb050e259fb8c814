#include "models/knowledge_cluster/programme/joint_centres.hpp"

#include <algorithm>

namespace musubi::knowledge_cluster {
namespace {

/// Institutions of the cluster that have a centre; those with most memberships in its programme projects
/// first.
std::vector<InstitutionId> by_programme_projects(const State& s, RegionId region) {
    std::vector<std::int32_t> projects(s.institutions.size(), 0);
    for (const ProjectId id : s.programme.headquarters[region].projects)
        for (const AgentId member : s.projects.members(id))
            if (s.agents.is_group(member)) ++projects[s.agents.institution[member].row];
    std::vector<InstitutionId> order;
    for (const InstitutionId i : AllIds<InstitutionId>(s.institutions.size()))
        if (s.institutions.has_centre[i] != 0 && (s.institutions.clusters[i] & bit(region)) != 0)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto i, auto j) { return projects[i.row] > projects[j.row]; });
    return order;
}

}  // namespace

void assign_joint_centres(const World& world, const State& s, Institutions& institutions,
                          Projects& projects) {
    institutions.centre_months.assign(institutions.size(), 0);
    for (const RegionId r : world.regions.all()) {
        const Posts& centres = s.programme.headquarters[r].centres;
        if (centres.bought == 0) continue;
        std::int64_t rank = 0;
        for (const InstitutionId i : by_programme_projects(s, r)) {
            std::uint8_t months = 0;
            for (int k = 1; k <= 12; ++k)
                months = static_cast<std::uint8_t>(months + (centres.at_work(k) > rank ? 1 : 0));
            institutions.centre_months[i] = std::max(institutions.centre_months[i], months);
            ++rank;
        }
    }
    for (const ProjectId id : projects.alive)
        projects.row[id].centre_months = joint_centre_months(s, projects.members(id));
}

std::uint8_t joint_centre_months(const State& s, std::span<const AgentId> members) {
    std::uint8_t months = 0;
    for (const AgentId member : members)
        if (s.agents.is_group(member))
            months = std::max(months, s.institutions.centre_months[s.agents.institution[member]]);
    return months;
}

}  // namespace musubi::knowledge_cluster
