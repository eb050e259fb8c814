#include "models/knowledge_cluster/model.hpp"

#include "models/knowledge_cluster/layout.hpp"
#include "models/knowledge_cluster/month.hpp"
#include "models/knowledge_cluster/observer.hpp"
#include "models/knowledge_cluster/population.hpp"
#include "models/knowledge_cluster/showing.hpp"
#include "models/knowledge_cluster/summary.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The burn-in ends where the national trend begins.
Month first_month(const World& world) {
    return Month::opening(trend_start + -static_cast<std::int32_t>(world.parameters.time.burn_in_years));
}

}  // namespace

Panel KnowledgeCluster::layout(const World& world) { return layout_of(world); }

std::vector<SummaryTable> KnowledgeCluster::summary(const World& world) { return summary_of(world); }

double KnowledgeCluster::agents(const World& world) { return static_cast<double>(founding_agents(world)); }

double KnowledgeCluster::agent_months(const World& world) {
    return agents(world) * (Month::closing(world.last_year()) - first_month(world) + 1);
}

void KnowledgeCluster::simulate(const World& world, const Replicate& replicate, const Workers& workers,
                                PanelSlice& results, const JointWorkWatcher& watcher) {
    State state = populate(world, replicate);
    Scratch scratch(world.parameters, workers);
    Observer observer(world, results);
    Showing showing(world, state);
    state.began = first_month(world);
    for (Month now = state.began; now <= Month::closing(world.last_year()); ++now) {
        advance_one_month(world.parameters, now, state, scratch);
        if (now >= Month::opening(programme_start)) {
            observer.take_down_month(now, state);
            if (watcher) showing.remember_introductions(now, scratch);
        }
        if (!now.closes_fiscal_year()) continue;
        if (now.fiscal_year() >= trend_start) observer.take_down_trend(now.fiscal_year(), state);
        if (now.fiscal_year() < programme_start) continue;
        observer.take_down_year(now.fiscal_year(), state);
        if (watcher) watcher(now.fiscal_year().value, showing.joint_research(now, state));
    }
}

}  // namespace musubi::knowledge_cluster
