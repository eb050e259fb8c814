#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <system_error>

#include "sim/ranks/ranks.hpp"
#include "sim/sweep/work/ranked_batches.hpp"
#include "sim/sweep/work/shard_check.hpp"
#include "sim/sweep/work/sweep_status.hpp"
#include "sim/sweep/work/sweep_work.hpp"
#include "tools/musubi/commands/sweep_commands.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/run_options.hpp"
#include "tools/musubi/running/interruption.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/running/startable_threads.hpp"
#include "tools/musubi/running/sweep_folder.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/progress.hpp"

namespace musubi {
namespace {

struct SweepRunOptions {
    std::filesystem::path folder;
    EnsemblePlan plan;
    std::optional<bool> check;
    bool quiet = false, retry = false, mpi = false;
};

/// Who makes the runs.
std::string makers(const Ranks* ranks) {
    return ranks != nullptr && ranks->all > 1 ? fmt::format("these {} ranks", ranks->all) : "this process";
}

/// A line at most each tenth of the way.
class SweepProgress {
  public:
    SweepProgress(std::size_t runs, std::string makers) : runs_(runs), makers_(std::move(makers)) {}
    void report(const SignOfLife& made) {
        const std::size_t tenths = made.runs * 10 / runs_;
        if (tenths == tenths_) return;
        tenths_ = tenths;
        const double rate = static_cast<double>(made.runs) / made.seconds;
        tell(fmt::format("{} of {} runs by {}, {:.3g} runs/s, {} left if nobody else helps", made.runs, runs_,
                         makers_, rate, duration(static_cast<double>(runs_ - made.runs) / rate)));
    }

  private:
    std::size_t runs_, tenths_ = 0;
    std::string makers_;
};

ExitCode outcome_of(const SweepRunOptions& options, const SweepWork& work, const SweepWorked& worked) {
    if (work.ranks != nullptr && work.ranks->me > 0) return worked.stopped ? exit_stopped : exit_ok;
    const SweepStatus status = done_in(options.folder, work.plan);
    std::string text = fmt::format("{} of {} runs done, {} of them failed; {} made {}\n", status.done,
                                   status.runs, status.failed, makers(work.ranks), worked.made.runs);
    if (status.failed > 0)
        text += fmt::format("musubi sweep retry-failed {} tries those again\n", options.folder.string());
    if (worked.stopped)
        text += fmt::format("Stopped: musubi sweep resume {} goes on\n", options.folder.string());
    else if (worked.left_to_others > 0)
        text += fmt::format("{} batches are left to others that are at work\n", worked.left_to_others);
    const ExitCode printed = print(text);
    if (!worked.stopped) return printed;
    return worked.made.runs > 0 ? exit_stopped : exit_nothing_made;
}

/// Sets aside the shards that cannot be used, so that their runs are made again, and says so.
void set_unusable_aside(const SweepRunOptions& options, const SweepPlan& plan) {
    if (!opens_shards(options.check, plan)) return;
    for (const UnusableShard& shard : unusable_shards(options.folder, plan))
        if (const auto aside = set_aside(options.folder, shard.file); !aside.empty())
            tell(fmt::format("{}: {}; it is now {}, and its runs are made again", shard.file.string(),
                             shard.what, aside.string()));
}

/// Of the scenarios as they are; a point that takes more is a run that fails.
void require_memory_of_threads(const SweepPlan& plan, int threads) {
    MemoryNeed need{.threads = threads};
    Problems ignored;
    for (const Scenario& scenario : plan.sweep.scenarios)
        if (const auto model = plan.sweep.model->prepare(scenario, ignored))
            need.a_thread = std::max(need.a_thread, state_bytes(*model));
    require_memory(need);
}

ExitCode work_in(const SweepRunOptions& options, SweepWork& work, const SweepStatus& before) {
    const Interruption interruption;
    work.stop = Interruption::asked;
    work.program = "/proc/self/exe";
    SweepProgress progress(std::max<std::size_t>(before.runs - before.done, 1), makers(work.ranks));
    if (!options.quiet && !options.retry)
        work.progress = [&](const SignOfLife& made) { progress.report(made); };
    return outcome_of(options, work, options.retry ? retry_failed(work) : work_at(work));
}

ExitCode run_here(const SweepRunOptions& options) {
    const auto plan = plan_for_this_program(options.folder);
    if (!plan) return exit_bad_input;
    warn_of(slips_in(*plan));
    SweepWork work{options.folder, *plan};
    work.threads = startable_threads(options.plan.threads);
    require_memory_of_threads(*plan, work.threads);
    set_unusable_aside(options, *plan);
    return work_in(options, work, done_in(options.folder, *plan));
}

ExitCode run_with_ranks(const SweepRunOptions& options) {
    const auto ranks = join_ranks();
    if (!ranks) {
        tell(fmt::format(
            "--mpi: this musubi was built without MPI. Build it with -DMUSUBI_WITH_MPI=ON (Debian: "
            "libopenmpi-dev), or do without: any number of 'musubi sweep run {}' share the work",
            options.folder.string()));
        return exit_bad_input;
    }
    const int threads = startable_threads(std::max(options.plan.threads, 1));
    SweepStatus before;
    const auto plan = plan_for_all(*ranks, [&] {
        auto read = plan_for_this_program(options.folder);
        if (read) require_memory_of_threads(*read, threads);
        if (read && ranks->me == 0) {
            warn_of(slips_in(*read));
            set_unusable_aside(options, *read);
            before = done_in(options.folder, *read);
        }
        return read;
    });
    if (!plan) return exit_bad_input;
    SweepWork work{options.folder, *plan};
    work.threads = threads;
    work.ranks = &*ranks;
    return work_in(options, work, before);
}

/// What was finished stays, whatever befalls the folder.
ExitCode run_sweep(const SweepRunOptions& options) {
    try {
        return options.mpi ? run_with_ranks(options) : run_here(options);
    } catch (const std::system_error& fault) {
        tell(fmt::format("{}: could not be read or written: {}; what was written stays",
                         options.folder.string(), fault.what()));
        return exit_not_written;
    } catch (const std::runtime_error& fault) {
        tell(fmt::format("{}: {}", options.folder.string(), fault.what()));
        return exit_bad_input;
    }
}

void declare_work(CLI::App& sweep, Chosen& chosen, const char* name, const char* text, bool retry) {
    const auto options = std::make_shared<SweepRunOptions>();
    options->retry = retry;
    CLI::App* command = sweep.add_subcommand(name, text);
    add_file(*command, "DIR", options->folder, "Folder of the sweep")->required();
    declare_threads(*command, options->plan);
    command->add_flag(
        "--mpi", options->mpi,
        "As one of several that mpirun started: the first hands out batches, the others work, on a "
        "thread each if --threads says no more");
    declare_check(*command, options->check);
    command->add_flag("--quiet", options->quiet, "No progress");
    command->callback([&chosen, options] { chosen = [options] { return run_sweep(*options); }; });
}

}  // namespace

void declare_sweep_run(CLI::App& sweep, Chosen& chosen) {
    declare_work(sweep, chosen, "run",
                 "Make the runs that are missing, together with others that work in the folder", false);
    declare_work(sweep, chosen, "resume", "The same: what is there is kept, what the dead had begun is made",
                 false);
    declare_work(sweep, chosen, "retry-failed", "Make the runs that failed again", true);
}

}  // namespace musubi
