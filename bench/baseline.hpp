#pragma once

#include <malloc.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "models/knowledge_cluster/model.hpp"
#include "models/knowledge_cluster/month.hpp"
#include "models/knowledge_cluster/people/population.hpp"
#include "sim/io/scenario_file.hpp"

/// The shipped baseline for benchmarks, and what must hold of its states.
namespace bench {

inline musubi::Scenario baseline(double scale) {
    const musubi::AnyModel models[] = {musubi::any_model<musubi::knowledge_cluster::KnowledgeCluster>()};
    musubi::Problems problems;
    auto scenario = musubi::read_scenario(MUSUBI_SOURCE_DIR "/scenarios/baseline.toml", models, problems);
    if (!scenario) throw std::runtime_error(musubi::format_problem(problems.items().front()));
    scenario->settings.at("population.scale").value = scale;
    return *scenario;
}

inline musubi::PreparedModel prepared(const musubi::Scenario& scenario) {
    musubi::Problems problems;
    auto model = musubi::any_model<musubi::knowledge_cluster::KnowledgeCluster>().prepare(scenario, problems);
    if (!model) throw std::runtime_error(musubi::format_problem(problems.items().front()));
    return std::move(*model);
}

inline std::unique_ptr<const musubi::knowledge_cluster::World> world_of(const musubi::Scenario& scenario) {
    musubi::Problems problems;
    auto world = musubi::knowledge_cluster::prepare_world(scenario, problems);
    if (!world) throw std::runtime_error(musubi::format_problem(problems.items().front()));
    return world;
}

/// The model as it stands when a fiscal year begins, eight years after its people were drawn.
inline musubi::knowledge_cluster::State state_before(const musubi::knowledge_cluster::World& world,
                                                     musubi::FiscalYear year,
                                                     musubi::knowledge_cluster::Scratch& scratch) {
    constexpr int years = 8;
    auto state = musubi::knowledge_cluster::populate(world, {1, 0});
    state.began = musubi::Month::opening(year + -years);
    for (musubi::Month now = state.began; now < musubi::Month::opening(year); ++now)
        musubi::knowledge_cluster::advance_one_month(world, now, state, scratch);
    return state;
}

/// Memory that this process has asked for and not given back, as the C library of GNU counts it.
inline std::int64_t bytes_in_use() {
    const auto counted = mallinfo2();
    return static_cast<std::int64_t>(counted.uordblks + counted.hblkhd);
}

/// Every slot that is taken is a membership of a project, and there are some.
inline bool holds_together(const musubi::knowledge_cluster::State& s) {
    using namespace musubi::knowledge_cluster;
    std::size_t slots = 0, memberships = 0;
    for (const AgentCard& card : s.agents.card) slots += card.busy;
    for (const Project& project : s.projects.row)
        if (project.stage != Stage::free_row) memberships += project.members.count;
    return slots == memberships && slots > 0;
}

}  // namespace bench
