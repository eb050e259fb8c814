#include "models/knowledge_cluster/model.hpp"

#include <array>

#include "models/knowledge_cluster/people/population.hpp"
#include "models/knowledge_cluster/results/layout.hpp"
#include "models/knowledge_cluster/results/summary.hpp"
#include "models/knowledge_cluster/run.hpp"
#include "models/knowledge_cluster/shared_start.hpp"

namespace musubi::knowledge_cluster {

Panel KnowledgeCluster::layout(const World& world) { return layout_of(world); }

std::vector<SummaryTable> KnowledgeCluster::summary(const World& world) { return summary_of(world); }

double KnowledgeCluster::agents(const World& world) { return static_cast<double>(founding_agents(world)); }

double KnowledgeCluster::agent_months(const World& world) {
    return agents(world) * (Month::closing(world.last_year()) - first_month(world) + 1);
}

void KnowledgeCluster::simulate(const World& world, const Replicate& replicate, const Workers& workers,
                                PanelSlice& results, const JointWorkWatcher& watcher) {
    Run course(world, replicate, workers);
    Observer observer(world, results);
    while (!course.has_ended()) course.live({&observer, 1}, watcher);
}

void KnowledgeCluster::simulate_both(const World& one, const World& other, const Replicate& replicate,
                                     const Workers& workers, PanelSlice& results, PanelSlice& others) {
    const Month parted = shared_until(one, other);
    if (parted == first_month(one)) {
        simulate(one, replicate, workers, results);
        return simulate(other, replicate, workers, others);
    }
    std::array observers{Observer(one, results), Observer(other, others)};
    Run course(one, replicate, workers);
    while (course.now() < parted && !course.has_ended()) course.live(observers);
    Run branch(other, course, workers);
    while (!course.has_ended()) course.live({&observers[0], 1});
    while (!branch.has_ended()) branch.live({&observers[1], 1});
}

}  // namespace musubi::knowledge_cluster
