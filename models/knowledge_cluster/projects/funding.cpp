#include "models/knowledge_cluster/projects/funding.hpp"

#include <algorithm>

#include "models/knowledge_cluster/programme/calls.hpp"
#include "models/knowledge_cluster/projects/research.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "musubi/distributions.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// Expected value of an application: ln(quality), seen with an error.
double seen_value(const Parameters& p, Month now, const State& s, const LookUp& look_up, ProjectId id) {
    const double error =
        standard_normal(s.luck.stream(Purpose::ranking, now).uniform(s.projects.row[id].key));
    return natural_log(quality_of(p, s, look_up, now, id)) + p.funding.ranking_error * error;
}

/// Ranks this month's applications to a headquarters once and funds them in order, skipping what does not
/// fit.
void decide(const World& world, Month now, const State& s, const StartChanges& to, const Tools& tools,
            ProjectsScratch& w, RegionId region) {
    const Parameters& p = world.parameters;
    Headquarters& hq = to.programme.headquarters[region];
    w.ranking.clear();
    for (const ProjectId id : to.projects.applications)
        if (to.projects.row[id].caller == region)
            w.ranking.push_back({id, seen_value(p, now, s, tools.look_up, id)});
    std::sort(w.ranking.begin(), w.ranking.end(), [&](const Ranked& a, const Ranked& b) {
        return a.value != b.value ? a.value > b.value
                                  : to.projects.row[a.project].key < to.projects.row[b.project].key;
    });
    const Offered offered = project_on_offer(world, hq, now);
    Commitments committed(to.projects, hq, now.fiscal_year());
    for (const Ranked& ranked : w.ranking) {
        const Offered own = offered_to(p, s.luck, hq, offered, to.projects.row[ranked.project].key);
        if (hq.is_funded() && fits(hq, committed, now, own)) {
            start_on_programme_money(p, now, s, to, tools.look_up, ranked.project, region, own.yearly_cost,
                                     own.months);
            const Project& funded = to.projects.row[ranked.project];
            committed.add(funded.yearly_cost, funded.start, funded.end);
        } else if (to.projects.row[ranked.project].stands_alone) {
            start_on_own_money(p, now, s, to, tools.look_up, ranked.project);
        } else {
            dissolve(to.agents, to.projects, ranked.project);
        }
    }
    std::erase_if(to.projects.applications, [&](ProjectId id) {
        return to.projects.row[id].stage != Stage::applying || to.projects.row[id].caller == region;
    });
}

}  // namespace

void fund(const World& world, Month now, const State& s, const StartChanges& to, const Tools& tools,
          std::span<const ProjectId> formed, ProjectsScratch& w) {
    const auto of_member =
        read_all(reads::ties(to.ties), read_in(to.agents.knowledge), read_in(to.agents.expertise),
                 read_in(to.agents.own_money), read_in(to.agents.research_budget));
    in_order<reads::usual_members>(formed, reads::project(to.projects, of_member), [&](ProjectId id) {
        if (!to.projects.row[id].caller.exists())
            return start_on_own_money(world.parameters, now, s, to, tools.look_up, id);
        to.projects.row[id].stage = Stage::applying;
        to.projects.applications.push_back(id);
    });
    for (const RegionId r : world.regions.all())
        if (to.programme.headquarters[r].call_closes == now) decide(world, now, s, to, tools, w, r);
}

}  // namespace musubi::knowledge_cluster
