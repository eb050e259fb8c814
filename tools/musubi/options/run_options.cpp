#include "tools/musubi/options/run_options.hpp"

#include <map>

#include "tools/musubi/options/drawn_parameters.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"

namespace musubi {
namespace {

using Parallel = EnsemblePlan::Parallel;

void declare_plan(CLI::App& command, RunOptions& options) {
    EnsemblePlan& plan = options.plan;
    add_number_function(
        command, "--replicates", replicate_numbers,
        [&](std::uint64_t replicates) {
            plan.replicates = replicates;
            options.replicates_given = true;
        },
        "How many times, each with its own luck")
        ->default_str(std::to_string(plan.replicates));
    add_number_function(
        command, "--seed", WholeNumbers(),
        [&](std::uint64_t seed) {
            plan.seed = seed;
            options.seed_given = true;
        },
        "Whose luck; the same seed, the same result")
        ->default_str(std::to_string(plan.seed));
    declare_threads(command, plan);
    static const std::map<std::string, Parallel> parallel{{"automatic", Parallel::automatic},
                                                          {"replicates", Parallel::over_replicates},
                                                          {"inside", Parallel::inside_a_run}};
    command
        .add_option_function<std::string>(
            "--parallel", [&](const std::string& name) { plan.parallel = parallel.at(name); },
            "Where the threads work; changes no result")
        ->check(CLI::IsMember({"automatic", "replicates", "inside"}))
        ->default_str("automatic");
}

}  // namespace

void declare_replicates_and_seed(CLI::App& command, EnsemblePlan& plan) {
    add_number(command, "--replicates", replicate_numbers, plan.replicates,
               "Of scenarios that are run: how many times each");
    add_number(command, "--seed", WholeNumbers(), plan.seed, "Of scenarios that are run: whose luck");
}

void declare_threads(CLI::App& command, EnsemblePlan& plan) {
    add_number(command, "--threads", thread_numbers, plan.threads,
               "At most this many at work; changes no result")
        ->default_str("all");
}

void declare_passing_runs(CLI::App& command, PassingRuns& runs) {
    declare_replicates_and_seed(command, runs.plan);
    declare_parameters(command, runs.parameters);
    declare_threads(command, runs.plan);
    command.add_flag("--quiet", runs.quiet, "No progress of runs, no notes");
}

void declare_run_options(CLI::App& command, RunOptions& options) {
    add_file(command, "SCENARIO", options.scenario,
             "Scenario file (TOML) or the name of a shipped one; with --resume that of the result");
    CLI::Option* output = add_file(command, "-o,--output", options.output, "Result file (HDF5, netCDF-4)");
    add_file(command, "--resume", options.resume, "Complete the partial result of a run that was stopped")
        ->excludes(output);
    declare_parameters(command, options.parameters);
    declare_plan(command, options);
    declare_network_options(command, options.network);
    add_number_function(
        command, "--checkpoint", RealNumbers{0, 1e6},
        [&](double minutes) { options.checkpoint = decltype(options.checkpoint)(minutes); },
        "Write what has finished every so many minutes; 0: only at the end")
        ->default_str("10");
    command.add_flag("--quiet", options.quiet, "No progress, no notes");
    declare_overwrite(command, options.overwrite);
    command.add_flag("--json", options.json, "Print the summary as JSON");
    command.add_flag(
        "--dry-run", options.dry_run,
        "Print the resolved scenario, the cost, and how well means would be known; write nothing");
}

void require_what_a_run_needs(const RunOptions& options) {
    if (options.scenario.empty() && options.resume.empty()) throw CLI::RequiredError("SCENARIO");
    if (options.output.empty() && options.resume.empty() && !options.dry_run)
        throw CLI::RequiredError("--output");
}

}  // namespace musubi
