#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/knowledge_cluster/results/page_words.hpp"
#include "models/knowledge_cluster/results/questions.hpp"
#include "models/knowledge_cluster/results/region_groups.hpp"
#include "models/knowledge_cluster/results/rest_of_country.hpp"
#include "models/knowledge_cluster/world/budget_lever.hpp"
#include "models/knowledge_cluster/world/plausibility.hpp"
#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// Japan's Knowledge Cluster Initiative as a model of the engine (musubi/model.hpp says what each part is).
struct KnowledgeCluster {
    using World = knowledge_cluster::World;
    static std::string name() { return "knowledge_cluster"; }
    static std::string title() { return "Japan's Knowledge Cluster Initiative, FY2002 to FY2006"; }
    static const std::vector<ParameterSpec>& parameters() { return registry().specs(); }
    static std::unique_ptr<const World> prepare(const Scenario& scenario, Problems& problems) {
        return prepare_world(scenario, problems);
    }
    static Panel layout(const World& world);
    static double agents(const World& world);
    static double agent_months(const World& world);
    static std::vector<SummaryTable> summary(const World& world);
    static Questions questions(const Panel& results) { return questions_about(results); }
    static std::string calibrated_set() { return "calibrated"; }
    static Lever lever() { return yearly_budget(); }
    static PageWords page(const Panel& results) { return words_of_page(results); }
    static DimensionLabels left_out(const Panel& results) {
        return left_out_as_rest(rest_of_country(results));
    }
    static Problems slips(const Scenario& scenario) { return implausible(scenario); }
    static std::vector<LabelGroup> label_groups(const World& world) { return groups_at_start(world); }
    /// Burn-in at constant hazard, then month by month to the end of the last fiscal year. Shows the joint
    /// research of each March of the programme, if anybody watches.
    static void simulate(const World& world, const Replicate& replicate, const Workers& workers,
                         PanelSlice& results, const JointWorkWatcher& watcher = {});
    /// Two worlds under the same luck: as far as nobody can tell them apart, they are run once.
    static void simulate_both(const World& one, const World& other, const Replicate& replicate,
                              const Workers& workers, PanelSlice& results, PanelSlice& others);
};

}  // namespace musubi::knowledge_cluster
