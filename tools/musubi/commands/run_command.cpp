#include <fmt/core.h>
#include <signal.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "sim/engine/worker_pool.hpp"
#include "sim/experiment/designs/vectors.hpp"
#include "sim/experiment/estimates/luck_and_ignorance.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/own_target.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/drawn_parameters.hpp"
#include "tools/musubi/reports/run_summary.hpp"
#include "tools/musubi/running/dry_run.hpp"
#include "tools/musubi/running/interruption.hpp"
#include "tools/musubi/running/long_run.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/running/pilot.hpp"
#include "tools/musubi/running/resume.hpp"
#include "tools/musubi/running/run_provenance.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

/// What must not become the result.
std::vector<std::filesystem::path> files_read(const RunOptions& options, const AnyModel& model) {
    auto files = files_behind(options.scenario);
    if (const std::string set = set_to_draw(options.parameters, model); !set.empty())
        files.push_back(parameter_set_file(set));
    return files;
}

/// Writes the result of a run, again and again if need be. Says why it could not.
std::optional<std::string> write(OwnTarget& target, Provenance& provenance, const Panel& results) {
    provenance.end_time = utc_now();
    try {
        target.write([&](const std::filesystem::path& file, Overwrite overwrite) {
            write_result(file, results, provenance, overwrite);
        });
        return std::nullopt;
    } catch (const std::bad_alloc&) {
        return "not enough memory";
    } catch (const std::exception& fault) {
        return fault.what();
    }
}

/// A checkpoint, or a result that is taken up, stands in memory beside the results of the next stretch.
MemoryNeed need_of(const RunOptions& options, const PreparedModel& model) {
    const bool twice = options.checkpoint.count() > 0 || options.plan.earlier != nullptr;
    return need_of(model, options.plan, options.network.plan, twice ? 2 : 1);
}

ExitCode compute(const RunOptions& options, const PreparedModel& model, Provenance provenance) {
    const Interruption interruption;
    OwnTarget target(options.output, options.overwrite, !options.resume.empty());
    Panel results = run_with_checkpoints(model, options, [&](const Panel& finished) {
        if (const auto fault = write(target, provenance, finished))
            tell(fmt::format("{}: no checkpoint could be written: {}; the run goes on",
                             target.file().string(), *fault));
    });
    const std::uint64_t finished = replicates_in(results);
    if (finished == 0) {
        tell("Stopped before a replicate had finished; nothing was written.");
        return exit_stopped;
    }
    if (vectors_of(results).drawn && !is_partial(results, provenance))
        add_luck_and_ignorance(results, model.summary);
    const auto fault = write(target, provenance, results);
    const std::string file = target.file().string();
    if (fault) {
        tell(fmt::format("{}: the result could not be written: {}", file, *fault));
        return exit_not_written;
    }
    if (is_partial(results, provenance)) {
        tell(fmt::format("Stopped: {} of {} replicates are in {}, which says that it is partial. To go on:",
                         finished, provenance.replicates, file));
        tell(fmt::format("    musubi run --resume '{}'", file));
        return exit_stopped;
    }
    const ExitCode printed =
        print(options.json ? summary_json(model, results, provenance, file) : summary_text(model, results));
    return target.is_elsewhere() ? exit_not_written : printed;
}

ExitCode nothing_to_do(const EarlierResult& earlier, const RunOptions& options) {
    tell(fmt::format("{}: all {} replicates are there; there is nothing to do.", options.output.string(),
                     earlier.provenance.replicates));
    return exit_ok;
}

/// What the run would cost, and how well it and larger ones would know the primary outcome.
std::string what_it_takes(const AnyModel& model, const Scenario& scenario, const PreparedModel& prepared,
                          EnsemblePlan plan) {
    const int cores = WorkerPool::threads_of_machine();
    const ReplicateCost cost = measure_replicate(prepared, plan.seed);
    const std::string costs = cost_text(prepared, plan, cost, cores);
    plan.threads = std::min(plan.threads, cores);
    return cost.finished ? costs + pilot_text(model, scenario.outcome, prepared, plan, cost.seconds) : costs;
}

ExitCode run(RunOptions options) {
    ::signal(SIGPIPE, SIG_IGN);  // a reader that goes away must not cost the result
    Problems problems;
    std::optional<EarlierResult> earlier;
    if (!options.resume.empty()) {
        const RunOptions typed = options;
        earlier = read_earlier(options, problems);
        if (!earlier) return refuse(problems);
        if (is_complete(*earlier, options) && typed.scenario.empty()) return nothing_to_do(*earlier, options);
    }
    options.scenario = scenario_file(options.scenario);
    const auto scenario = read_scenario(options.scenario, models(), problems, shipped_scenarios());
    if (!scenario) return refuse(problems);
    const AnyModel& model = model_named(scenario->model);
    refuse_output_files({{"--output", options.output}}, files_read(options, model), options.overwrite,
                        problems);
    if (!problems.none()) return refuse(problems);
    Provenance provenance = provenance_of(options, *scenario, model);
    auto ready = prepare(options.parameters, *scenario, model, problems);
    if (!ready) return refuse(problems);
    warn_before_runs(options.scenario, *scenario, ready->not_drawn, options.quiet);
    provenance.parameters = ready->said;
    PreparedModel prepared = std::move(ready->model);
    prepared.layout.title = scenario->title;
    prepared = with_network(std::move(prepared), options.network.plan);

    if (earlier) {
        for (const std::string& difference : differences(earlier->provenance, provenance))
            problems.add({options.resume.string()}, "cannot be completed by this run: " + difference);
        if (!problems.none()) return refuse(problems);
        if (is_complete(*earlier, options)) return nothing_to_do(*earlier, options);
        provenance = continued(earlier->provenance, provenance);
        options.plan.earlier = &earlier->panel;
    }
    if (options.dry_run)
        return print(provenance.resolved_scenario + what_it_takes(model, *scenario, prepared, options.plan));
    require_memory(need_of(options, prepared));
    return compute(options, prepared, provenance);
}

}  // namespace

void declare_run(CLI::App& program, Chosen& chosen, const std::string& command_line) {
    const auto options = std::make_shared<RunOptions>();
    options->command_line = command_line;
    options->plan.threads = WorkerPool::threads_of_machine();
    CLI::App* command =
        program.add_subcommand("run", "Simulate a scenario many times and write one result file");
    declare_run_options(*command, *options);
    command->callback([&chosen, options] {
        require_what_a_run_needs(*options);
        chosen = [options] { return run(*options); };
    });
}

}  // namespace musubi
