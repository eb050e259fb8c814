#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "models/knowledge_cluster/model.hpp"
#include "models/knowledge_cluster/month.hpp"
#include "models/knowledge_cluster/people/population.hpp"
#include "models/knowledge_cluster/shared_start.hpp"
#include "musubi/ensemble.hpp"
#include "sim/io/csv.hpp"

/// Worlds of the real regions with settings of a test's own, built in memory, and runs that stop after each
/// month so that the state can be looked at.
namespace musubi::knowledge_cluster::testing {

using Overrides = std::map<std::string, Value>;
inline Value text(const char* choice) { return std::string(choice); }

inline const TextTable& table_of_the_data(const std::string& name) {
    static std::map<std::string, TextTable> tables;
    const auto known = tables.find(name);
    if (known != tables.end()) return known->second;
    Problems problems;
    auto table = read_csv(std::string(MUSUBI_SOURCE_DIR "/scenarios/data/") + name + ".csv", problems);
    if (!table) throw std::runtime_error(problems.items().front().message);
    return tables.emplace(name, std::move(*table)).first->second;
}

/// The baseline at a small scale and with a short burn-in, with some settings of its own.
inline Scenario small_scenario(const Overrides& overrides = {}) {
    Scenario scenario;
    scenario.name = "test";
    scenario.model = "knowledge_cluster";
    for (const ParameterSpec& spec : KnowledgeCluster::parameters())
        scenario.settings[spec.name] = {spec.fallback, {}};
    scenario.settings["population.scale"].value = 0.02;
    scenario.settings["time.burn_in_years"].value = std::int64_t{1};
    for (const auto& [name, value] : overrides) scenario.settings.at(name).value = value;
    for (const auto& [parameter, file] :
         {std::pair{"tables.regions", "country"}, std::pair{"tables.institutions", "institutions"},
          std::pair{"tables.evaluation_reference", "evaluation_reference"},
          std::pair{"tables.hub_reference", "hub_reference"}, std::pair{"tables.levels", "national_levels"},
          std::pair{"tables.beside", "programmes_beside"}, std::pair{"budget.table", "programme_budget"}})
        scenario.tables[parameter] = table_of_the_data(file);
    return scenario;
}

/// The regions by size classes, whose numbers are parameters; no programme beside.
inline Scenario with_size_classes(Scenario scenario) {
    scenario.tables["tables.regions"] = table_of_the_data("regions");
    scenario.tables.erase("tables.beside");
    return scenario;
}

inline std::unique_ptr<const World> world_of(const Scenario& scenario) {
    Problems problems;
    auto world = KnowledgeCluster::prepare(scenario, problems);
    if (!world) throw std::runtime_error(problems.items().front().message);
    return world;
}

inline std::size_t column_of(const TextTable& table, const std::string& name) {
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (table.header[i].text == name) return i;
    throw std::out_of_range(name);
}

/// A phase by its name in the list of phases().
inline const Phase& phase_named(std::string_view name) {
    for (const Phase& phase : phases())
        if (phase.name == name) return phase;
    throw std::out_of_range(std::string(name));
}

/// A replicate that advances month by month.
struct Run {
    const World& world;
    State state;
    Scratch scratch;
    Month now;  ///< the month that comes next

    explicit Run(const World& the_world, Replicate replicate = {1, 0}, const Workers& workers = {})
        : world(the_world),
          state(populate(the_world, replicate)),
          scratch(the_world.parameters, workers),
          now(first_month(the_world)) {
        state.began = now;
    }
    /// The month that it has advanced.
    Month advance() {
        advance_one_month(world, now, state, scratch);
        const Month done = now;
        ++now;
        return done;
    }
    [[nodiscard]] bool is_over() const { return now > Month::closing(world.last_year()); }
    void advance_to(Month month) {
        while (now < month) advance();
    }
};

inline Panel ensemble_of(const Scenario& scenario, const EnsemblePlan& plan) {
    Problems problems;
    const auto prepared = any_model<KnowledgeCluster>().prepare(scenario, problems);
    if (!prepared) throw std::runtime_error(problems.items().front().message);
    return run_ensemble(*prepared, plan);
}

}  // namespace musubi::knowledge_cluster::testing
