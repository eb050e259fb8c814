#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "sim/io/scenario_file.hpp"
#include "tools/musubi/commands.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/shipped_scenarios.hpp"

namespace musubi {
namespace {

/// Says how much of a scenario is its own, or adds all that is wrong with it.
void check(const std::string& file, Problems& problems) {
    const auto scenario = read_scenario(file, models(), problems, shipped_scenarios());
    if (!scenario) return;
    if (!model_named(scenario->model).prepare(*scenario, problems)) return;
    const auto set = std::count_if(scenario->settings.begin(), scenario->settings.end(),
                                   [](const auto& setting) { return !setting.second.origin.file.empty(); });
    fmt::print("{}: ok ({}; {} of {} keys set, {} tables)\n", file, scenario->model, set,
               scenario->settings.size(), scenario->tables.size());
}

ExitCode validate(const std::vector<std::string>& files) {
    Problems problems;
    for (const std::string& file : files) {
        Problems of_this;
        check(file, of_this);
        for (const Problem& problem : of_this.items()) problems.add(problem.place, problem.message);
    }
    return problems.none() ? exit_ok : refuse(problems);
}

}  // namespace

void declare_validate(CLI::App& program, Chosen& chosen) {
    const auto files = std::make_shared<std::vector<std::string>>();
    CLI::App* command =
        program.add_subcommand("validate", "Check scenarios and the tables they name; compute nothing");
    command->add_option("SCENARIO", *files, "Scenario files (TOML)")->required();
    command->callback([&chosen, files] { chosen = [files] { return validate(*files); }; });
}

}  // namespace musubi
