#include <fmt/chrono.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "musubi/ensemble.hpp"
#include "sim/experiment/summary.hpp"
#include "sim/io/result_file.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/build_info.hpp"
#include "tools/musubi/commands.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/progress.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/shipped_scenarios.hpp"
#include "tools/musubi/summary_table.hpp"

namespace musubi {
namespace {

struct RunOptions {
    std::filesystem::path scenario, output;
    EnsemblePlan plan;
    std::string parallel = "automatic";  ///< as typed
    bool quiet = false, overwrite = false;
    std::string command_line;
};

std::string utc_now() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::now()));
}

Provenance provenance_of(const RunOptions& options, const Scenario& scenario, const AnyModel& model) {
    const BuildInfo& build = build_info();
    Provenance provenance;
    provenance.resolved_scenario = resolved_toml(scenario, *model.parameters);
    provenance.version = build.version;
    provenance.commit = build.commit;
    provenance.build_type = build.build_type;
    provenance.compiler = build.compiler;
    provenance.seed = options.plan.seed;
    provenance.replicates = options.plan.replicates;
    provenance.threads = options.plan.threads;
    provenance.start_time = utc_now();
    provenance.command_line = options.command_line;
    return provenance;
}

Panel compute(const PreparedModel& model, EnsemblePlan plan, bool quiet) {
    Progress progress(stderr, plan.replicates, model.agent_months);
    if (!quiet) plan.progress = [&progress](std::uint64_t done) { progress.report(done); };
    return run_ensemble(model, plan);
}

void print_summary(const PreparedModel& model, const Panel& results, std::uint64_t replicates) {
    for (const SummaryTable& table : model.summary)
        fmt::print("{}\n", format_summary(table, summarise(results, table), replicates));
    fmt::print("content checksum  {}\n", content_checksum(results));
}

ExitCode run(const RunOptions& options) {
    Problems problems;
    const auto scenario = read_scenario(options.scenario, models(), problems, shipped_scenarios());
    if (!scenario) return refuse(problems);
    const Overwrite overwrite = options.overwrite ? Overwrite::yes : Overwrite::no;
    if (const auto objection = refuse_target(options.output, overwrite)) {
        problems.add({options.output.string()}, *objection);
        return refuse(problems);
    }
    const AnyModel& model = model_named(scenario->model);
    const auto prepared = model.prepare(*scenario, problems);
    if (!prepared) return refuse(problems);

    Provenance provenance = provenance_of(options, *scenario, model);
    const Panel results = compute(*prepared, options.plan, options.quiet);
    provenance.end_time = utc_now();
    try {
        write_result(options.output, results, provenance, overwrite);
    } catch (const std::exception& fault) {
        fmt::print(stderr, "{}: the result could not be written: {}\n", options.output.string(),
                   fault.what());
        return exit_not_written;
    }
    print_summary(*prepared, results, options.plan.replicates);
    return exit_ok;
}

}  // namespace

void declare_run(CLI::App& program, Chosen& chosen, const std::string& command_line) {
    const auto options = std::make_shared<RunOptions>();
    options->command_line = command_line;
    options->plan.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    CLI::App* command =
        program.add_subcommand("run", "Simulate a scenario many times and write one result file");
    command->add_option("SCENARIO", options->scenario, "Scenario file (TOML)")->required();
    command->add_option("-o,--output", options->output, "Result file (HDF5, netCDF-4)")->required();
    command->add_option("--replicates", options->plan.replicates, "How many times, each with its own luck")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--seed", options->plan.seed, "Whose luck; the same seed, the same result")
        ->capture_default_str();
    command->add_option("--threads", options->plan.threads, "At most this many at work; changes no result")
        ->check(CLI::Range(1, 1024))
        ->default_str("all");
    command->add_option("--parallel", options->parallel, "Where the threads work; changes no result")
        ->check(CLI::IsMember({"automatic", "replicates", "inside"}))
        ->capture_default_str();
    command->add_flag("--quiet", options->quiet, "No progress");
    command->add_flag("--overwrite", options->overwrite, "Replace an existing result file");
    command->callback([&chosen, options] {
        options->plan.parallel = options->parallel == "inside"       ? EnsemblePlan::Parallel::inside_a_run
                                 : options->parallel == "replicates" ? EnsemblePlan::Parallel::over_replicates
                                                                     : EnsemblePlan::Parallel::automatic;
        chosen = [options] { return run(*options); };
    });
}

}  // namespace musubi
