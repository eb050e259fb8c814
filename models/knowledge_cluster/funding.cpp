#include "models/knowledge_cluster/funding.hpp"

#include <algorithm>
#include <cassert>

#include "models/knowledge_cluster/calls.hpp"
#include "models/knowledge_cluster/joint_centres.hpp"
#include "models/knowledge_cluster/matching.hpp"
#include "models/knowledge_cluster/projects_in_advance.hpp"
#include "models/knowledge_cluster/research.hpp"
#include "musubi/distributions.hpp"

namespace musubi::knowledge_cluster {
namespace {

std::int64_t firms_among(const State& s, std::span<const AgentId> members) {
    return std::count_if(members.begin(), members.end(), [&](AgentId a) { return !s.agents.is_group(a); });
}

/// Money is there: the project runs from next month on.
void start(const Parameters& p, Month now, State& s, const LookUp& look_up, ProjectId id,
           std::int32_t months) {
    Project& project = s.projects.row[id];
    project.stage = Stage::running;
    project.start = now + 1;
    project.end = project.start + months;
    project.quality = static_cast<float>(quality_of(p, s, look_up, now, id));
    project.money_factor = money_factor(p, static_cast<double>(project.yearly_cost));
    project.centre_months = joint_centre_months(s, s.projects.members(id));
    begin_to_work_together(s, look_up, now, id);
    s.projects.alive.push_back(id);
    s.count(Indicator::projects_started, project.region, project.sponsor);
    if (project.introduced)
        s.count(Indicator::introductions_that_led_to_projects, project.region, project.sponsor);
}

void start_on_own_money(const Parameters& p, Month now, State& s, const LookUp& look_up, ProjectId id) {
    Project& project = s.projects.row[id];
    project.sponsor = Sponsor::own;
    project.region = s.agents.standing[project.lead].region();
    project.yearly_cost = million(p.funding.own_million);
    if (!settle_own_money(p, s, id)) return dissolve(s, id);
    const auto members = s.projects.members(id);
    const std::int64_t firms = firms_among(s, members);
    assert(firms > 0 && "it would not have been settled");
    const ThousandYen share = project.yearly_cost / firms;
    for (const AgentId member : members)
        if (!s.agents.is_group(member)) {
            s.agents.own_money[member] += share;
            ++s.agents.own_projects[member];
        }
    start(p, now, s, look_up, id, static_cast<std::int32_t>(p.funding.own_months));
}

void start_on_programme_money(const Parameters& p, Month now, State& s, const LookUp& look_up, ProjectId id,
                              RegionId region, const Offered& offered) {
    Project& project = s.projects.row[id];
    project.sponsor = Sponsor::programme;
    project.region = region;
    project.yearly_cost = offered.yearly_cost;
    for (const AgentId member : s.projects.members(id)) s.agents.was_in_programme[member] = 1;
    start(p, now, s, look_up, id, offered.months);
    s.headquarters[region].projects.push_back(id);
}

/// Expected value of an application: ln(quality), seen with an error.
double seen_value(const Parameters& p, Month now, const State& s, const LookUp& look_up, ProjectId id) {
    const double error =
        standard_normal(s.luck.stream(Purpose::ranking, now).uniform(s.projects.row[id].key));
    return natural_log(quality_of(p, s, look_up, now, id)) + p.funding.ranking_error * error;
}

/// Ranks this month's applications to a headquarters once and funds them in order, skipping what does not
/// fit.
void decide(const Parameters& p, Month now, State& s, Scratch& w, RegionId region) {
    Headquarters& hq = s.headquarters[region];
    w.ranking.clear();
    for (const ProjectId id : s.projects.applications)
        if (s.projects.row[id].caller == region)
            w.ranking.push_back({id, seen_value(p, now, s, w.look_up, id)});
    std::sort(w.ranking.begin(), w.ranking.end(), [&](const Ranked& a, const Ranked& b) {
        return a.value != b.value ? a.value > b.value
                                  : s.projects.row[a.project].key < s.projects.row[b.project].key;
    });
    const Offered offered = project_on_offer(p, s, hq, now);
    Commitments committed(s, hq, now.fiscal_year());
    for (const Ranked& ranked : w.ranking) {
        if (hq.is_funded() && fits(hq, committed, now, offered)) {
            start_on_programme_money(p, now, s, w.look_up, ranked.project, region, offered);
            const Project& funded = s.projects.row[ranked.project];
            committed.add(funded.yearly_cost, funded.start, funded.end);
        } else if (s.projects.row[ranked.project].stands_alone) {
            start_on_own_money(p, now, s, w.look_up, ranked.project);
        } else {
            dissolve(s, ranked.project);
        }
    }
    std::erase_if(s.projects.applications, [&](ProjectId id) {
        return s.projects.row[id].stage != Stage::applying || s.projects.row[id].caller == region;
    });
}

}  // namespace

bool can_pay(const Parameters& p, const State& s, AgentId firm, ThousandYen share) {
    if (s.agents.own_projects[firm] == 0) return true;
    const auto most = p.funding.firm_share * static_cast<double>(s.agents.research_budget[firm]);
    return static_cast<double>(s.agents.own_money[firm] + share) <= most;
}

bool settle_own_money(const Parameters& p, State& s, ProjectId id) {
    Project& project = s.projects.row[id];
    while (true) {
        const auto members = s.projects.members(id);
        const std::int64_t firms = firms_among(s, members);
        if (firms == 0) return false;
        const ThousandYen share = project.yearly_cost / firms;
        const auto poor = std::find_if(members.begin(), members.end(), [&](AgentId a) {
            return !s.agents.is_group(a) && !can_pay(p, s, a, share);
        });
        if (poor == members.end()) return true;
        const AgentId firm = *poor;
        free_slot(s, firm, id);
        s.projects.consortia.remove(project.members, firm);
    }
}

void dissolve(State& s, ProjectId id) {
    Project& project = s.projects.row[id];
    for (const AgentId member : s.projects.members(id)) free_slot(s, member, id);
    s.projects.consortia.release(project.members);
    project.stage = Stage::free_row;
    s.projects.free_rows.push_back(id);
}

void fund(const Parameters& p, Month now, State& s, Scratch& w) {
    for_projects(
        s, w.formed.size(), [&](std::size_t i) { return w.formed[i]; },
        [&](AgentId member) {
            s.ties.prefetch_degree(member.row);
            __builtin_prefetch(&s.agents.expertise[member]);
            __builtin_prefetch(&s.agents.own_money[member]);
            __builtin_prefetch(&s.agents.research_budget[member]);
        },
        [&](AgentId member) {
            s.ties.prefetch(member.row);
            __builtin_prefetch(&s.agents.knowledge[member]);
        },
        [&](std::size_t i) {
            const ProjectId id = w.formed[i];
            if (!s.projects.row[id].caller.exists()) return start_on_own_money(p, now, s, w.look_up, id);
            s.projects.row[id].stage = Stage::applying;
            s.projects.applications.push_back(id);
        });
    for (const RegionId r : s.world->regions.all())
        if (s.headquarters[r].call_closes == now) decide(p, now, s, w, r);
}

}  // namespace musubi::knowledge_cluster
