#include "models/knowledge_cluster/projects/money_of_groups.hpp"

#include "models/knowledge_cluster/projects/project_life.hpp"
#include "models/knowledge_cluster/state/project_finds.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// What a project is paid a year: after a cut, its part of what is due.
double paid_a_year(const Programme& programme, const Project& project) {
    const double part =
        project.sponsor == Sponsor::own ? 1 : programme.headquarters[project.region].paid_part();
    return part * static_cast<double>(project.yearly_cost);
}

/// What of that is each of its groups', in thousand yen a year.
double part_of_a_group(const State& s, ProjectId id) {
    const auto members = s.projects.members(id);
    const auto groups = static_cast<std::int64_t>(members.size()) - firms_among(s.agents, members);
    return paid_a_year(s.programme, s.projects.row[id]) / static_cast<double>(groups);
}

/// One after the other, so that each sum is of the same order on any threads.
void add_up_money(Month now, const State& s, ProjectsScratch& w) {
    if (s.agents.beside.empty())
        w.group_money.assign(s.agents.groups, 0);
    else
        w.group_money = s.agents.beside;
    for (const ProjectId id : s.projects.alive) {
        if (!s.projects.row[id].runs_in(now)) continue;
        const double part = part_of_a_group(s, id);
        for_groups(s.agents, s.projects.members(id),
                   [&](AgentId group) { w.group_money[group.row] += part; });
    }
}

double money_factor(const Parameters& p, const State& s, const ProjectsScratch& w, ProjectId id) {
    const double part = part_of_a_group(s, id);
    double factor = 0;
    for_groups(s.agents, s.projects.members(id), [&](AgentId group) {
        const double money = w.group_money[group.row];
        if (money > 0) factor += s.agents.talent[group] * effect_of_money(p, money) * part / money;
    });
    return factor;
}

}  // namespace

void let_money_act_on_groups(const Parameters& p, Month now, const State& s, Projects& projects,
                             const Tools& tools, ProjectsScratch& w) {
    if (p.research.money_acts_on == MoneyActsOn::project) return;
    add_up_money(now, s, w);
    for_blocks(tools.workers, projects.alive.size(), projects_per_block,
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                       Project& project = projects.row[projects.alive[i]];
                       if (project.runs_in(now))
                           project.money_factor =
                               static_cast<float>(money_factor(p, s, w, projects.alive[i]));
                   }
               });
}

}  // namespace musubi::knowledge_cluster
