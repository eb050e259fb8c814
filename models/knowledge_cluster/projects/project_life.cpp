#include "models/knowledge_cluster/projects/project_life.hpp"

#include <algorithm>
#include <cassert>
#include <optional>

#include "models/knowledge_cluster/people/knowledge.hpp"
#include "models/knowledge_cluster/programme/commitments.hpp"
#include "models/knowledge_cluster/programme/joint_centres.hpp"
#include "models/knowledge_cluster/projects/participation.hpp"
#include "models/knowledge_cluster/projects/research.hpp"
#include "models/knowledge_cluster/state/project_finds.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

ProjectId take_row(Projects& projects) {
    if (projects.free_rows.empty()) return projects.row.push_back({});
    const ProjectId id = projects.free_rows.back();
    projects.free_rows.pop_back();
    return id;
}

/// What each of so many firms of an own-money project pays a year.
ThousandYen own_share(const Project& project, std::int64_t firms) {
    assert(firms > 0 && "firms pay it");
    return project.yearly_cost / firms;
}

/// Firms that cannot pay their part leave, which raises the part of the others. What each then pays a year;
/// nothing if none is left.
std::optional<ThousandYen> settle_own_money(const Parameters& p, Agents& agents, Projects& projects,
                                            ProjectId id) {
    Project& project = projects.row[id];
    while (true) {
        const auto members = projects.members(id);
        const std::int64_t firms = firms_among(agents, members);
        if (firms == 0) return std::nullopt;
        const ThousandYen share = own_share(project, firms);
        const auto poor = std::find_if(members.begin(), members.end(), [&](AgentId a) {
            return !agents.is_group(a) && !can_pay(p, agents, a, share);
        });
        if (poor == members.end()) return share;
        const AgentId firm = *poor;
        free_slot(agents, firm, id);
        projects.consortia.remove(project.members, firm);
    }
}

void take_own_shares(Agents& agents, std::span<const AgentId> members, ThousandYen share) {
    for_firms(agents, members, [&](AgentId firm) {
        agents.own_money[firm] += share;
        ++agents.own_projects[firm];
    });
}

void give_back_own_shares(Agents& agents, std::span<const AgentId> members, const Project& project) {
    const ThousandYen share = own_share(project, firms_among(agents, members));
    for_firms(agents, members, [&](AgentId firm) {
        agents.own_money[firm] -= share;
        --agents.own_projects[firm];
    });
}

/// Money is there: the project runs from next month on.
void start(const Parameters& p, Month now, const State& s, const StartChanges& to, const LookUp& look_up,
           ProjectId id, std::int32_t months) {
    Project& project = to.projects.row[id];
    project.stage = Stage::running;
    project.start = now + 1;
    project.end = project.start + months;
    project.quality = static_cast<float>(quality_of(p, s, look_up, now, id));
    pay_project(p, to.agents, to.projects, id, static_cast<double>(project.yearly_cost));
    project.centre_months = joint_centre_months(s, to.projects.members(id));
    begin_to_work_together(s, to.ties, look_up, now, id);
    to.projects.alive.push_back(id);
    to.counters.count(Indicator::projects_started, project.region, project.sponsor);
    if (project.introduced)
        to.counters.count(Indicator::introductions_that_led_to_projects, project.region, project.sponsor);
}

/// Its headquarters pays it no more.
void leave(Headquarters& hq, const Project& project, ProjectId id) {
    std::erase(hq.projects, id);
    hq.ended_cost +=
        cost_in((project.end - 1).fiscal_year(), project.yearly_cost, project.start, project.end);
}

void end_project(const State& s, Agents& agents, Projects& projects, Programme& programme,
                 Participants& participants, ProjectId id) {
    cease_to_take_part(s, projects, participants, id);
    const Project& project = projects.row[id];
    if (project.sponsor == Sponsor::own)
        give_back_own_shares(agents, projects.members(id), project);
    else
        leave(programme.headquarters[project.region], project, id);
    dissolve(agents, projects, id);
}

}  // namespace

void take_slot(Agents& agents, AgentId agent, ProjectId project) {
    AgentCard& card = agents.card[agent];
    assert(card.has_free_slot());
    agents.slot_project[agents.first_slot[agent] + card.busy++] = project;
}

void free_slot(Agents& agents, AgentId agent, ProjectId project) {
    AgentCard& card = agents.card[agent];
    ProjectId* const first = agents.slot_project.data() + agents.first_slot[agent];
    ProjectId* const last = first + card.busy;
    ProjectId* const found = std::find(first, last, project);
    assert(found != last);
    std::copy(found + 1, last, found);
    --card.busy;
}

std::int64_t firms_among(const Agents& agents, std::span<const AgentId> members) {
    return std::count_if(members.begin(), members.end(), [&](AgentId a) { return !agents.is_group(a); });
}

ProjectId form(Agents& agents, Projects& projects, const Project& core) {
    const ProjectId id = take_row(projects);
    Knowledge mean;
    for (const AgentId member : projects.consortia.members(core.members)) {
        free_slot(agents, member, forming);
        take_slot(agents, member, id);
        for (std::size_t axis = 0; axis < mean.axis.size(); ++axis)
            mean.axis[axis] += agents.knowledge[member].axis[axis];
    }
    projects.row[id] = core;
    projects.row[id].field = nearest_field(mean);
    return id;
}

bool can_pay(const Parameters& p, const Agents& agents, AgentId firm, ThousandYen share) {
    if (agents.own_projects[firm] == 0) return true;
    const auto most = p.funding.firm_share * static_cast<double>(agents.research_budget[firm]);
    return static_cast<double>(agents.own_money[firm] + share) <= most;
}

void start_on_own_money(const Parameters& p, Month now, const State& s, const StartChanges& to,
                        const LookUp& look_up, ProjectId id) {
    Project& project = to.projects.row[id];
    project.sponsor = Sponsor::own;
    project.region = to.agents.card[project.lead].region();
    project.yearly_cost = million(p.funding.own_million);
    const auto share = settle_own_money(p, to.agents, to.projects, id);
    if (!share) return dissolve(to.agents, to.projects, id);
    take_own_shares(to.agents, to.projects.members(id), *share);
    start(p, now, s, to, look_up, id, static_cast<std::int32_t>(p.funding.own_months));
}

void start_on_programme_money(const Parameters& p, Month now, const State& s, const StartChanges& to,
                              const LookUp& look_up, ProjectId id, RegionId region, ThousandYen yearly_cost,
                              std::int32_t months) {
    Project& project = to.projects.row[id];
    project.sponsor = Sponsor::programme;
    project.region = region;
    project.yearly_cost = yearly_cost;
    for (const AgentId member : to.projects.members(id)) to.agents.was_in_programme[member] = 1;
    start(p, now, s, to, look_up, id, months);
    to.programme.headquarters[region].projects.push_back(id);
}

void dissolve(Agents& agents, Projects& projects, ProjectId id) {
    Project& project = projects.row[id];
    for (const AgentId member : projects.members(id)) free_slot(agents, member, id);
    projects.consortia.release(project.members);
    project.stage = Stage::free_row;
    projects.free_rows.push_back(id);
}

void end_projects(Month now, const State& s, Agents& agents, Projects& projects, Programme& programme,
                  Participants& participants, ProjectsScratch& w) {
    w.ended.clear();
    std::erase_if(projects.alive, [&](ProjectId id) {
        const bool over = now >= projects.row[id].end;
        if (over) w.ended.push_back(id);
        return over;
    });
    in_order<reads::usual_members>(
        w.ended, reads::project(projects, reads::slots(agents)),
        [&](ProjectId id) { end_project(s, agents, projects, programme, participants, id); });
}

}  // namespace musubi::knowledge_cluster
