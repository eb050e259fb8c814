#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/io/scenario_file.hpp"
#include "sim/io/whole_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/csv_option.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/options/run_options.hpp"
#include "tools/musubi/reports/response_report.hpp"
#include "tools/musubi/running/response_runs.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct BudgetOptions {
    std::filesystem::path scenario;
    CsvTarget csv;
    double from = 0, to = 0;
    int steps = 11;
    std::int64_t since = 0;
    PassingRuns runs;
    bool json = false;
    Overwrite overwrite = Overwrite::no;
};

std::vector<double> levels_of(const BudgetOptions& options) {
    std::vector<double> levels;
    levels.reserve(static_cast<std::size_t>(options.steps));
    for (int k = 0; k < options.steps; ++k)
        levels.push_back(options.from + k * (options.to - options.from) / (options.steps - 1));
    return levels;
}

ExitCode draw_curves(BudgetOptions options) {
    options.scenario = scenario_file(options.scenario);
    Problems problems;
    const auto scenario = read_scenario(options.scenario, models(), problems, shipped_scenarios());
    refuse_output_files({{"--csv", options.csv.file}}, files_behind(options.scenario), options.overwrite,
                        problems);
    if (options.from >= options.to) problems.add({}, "--from must be less than --to");
    if (!problems.none()) return refuse(problems);
    const AnyModel& model = model_named(scenario->model);
    if (!model.lever) problems.add({options.scenario.string()}, "its model " + model.name + " has no budget");
    if (!problems.none()) return refuse(problems);
    ResponseCurves curves{options.scenario.stem().string(),
                          *model.lever,
                          levels_of(options),
                          options.since,
                          options.runs.plan.seed,
                          options.runs.plan.replicates,
                          {},
                          {},
                          {}};
    if (!compute_curves(options.scenario, *scenario, model, options.runs, curves, problems))
        return refuse(problems);
    return print_beside_csv(
        options.json ? response_json(curves) : response_text(curves), options.csv,
        [&](CsvFor readers) { return response_csv(curves, readers); }, options.overwrite);
}

}  // namespace

void declare_budget(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<BudgetOptions>();
    CLI::App* command = program.add_subcommand(
        "budget", "How every indicator answers to the yearly budget, under the same luck at every level");
    add_file(*command, "SCENARIO", options->scenario, "Scenario file (TOML) or the name of a shipped one")
        ->required();
    const auto budget = [&](const char* name, double& level, double usual, const char* meaning) {
        level = usual;
        add_number(*command, name, RealNumbers{0, 1e6}, level, meaning);
    };
    budget("--from", options->from, 4000, "Lowest budget, million yen a year");
    budget("--to", options->to, 14000, "Highest budget");
    add_number(*command, "--steps", WholeNumbers{2, 100}, options->steps, "Levels, both ends included");
    options->since = 2002;
    add_number(*command, "--since", WholeNumbers{2002, 2100}, options->since,
               "First fiscal year with that budget");
    declare_csv(*command, options->csv, "Write the curves into this file");
    declare_passing_runs(*command, options->runs);
    command->add_flag("--json", options->json, "As JSON");
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] { chosen = [options] { return draw_curves(*options); }; });
}

}  // namespace musubi
