#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <system_error>

#include "sim/sweep/sweep_status.hpp"
#include "sim/sweep/sweep_work.hpp"
#include "tools/musubi/interruption.hpp"
#include "tools/musubi/progress.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/run_options.hpp"
#include "tools/musubi/sweep_commands.hpp"
#include "tools/musubi/sweep_folder.hpp"

namespace musubi {
namespace {

struct SweepRunOptions {
    std::filesystem::path folder;
    EnsemblePlan plan;
    bool quiet = false, retry = false;
};

/// A line at most each tenth of the way.
class SweepProgress {
  public:
    explicit SweepProgress(std::size_t runs) : runs_(runs) {}
    void report(const SignOfLife& made) {
        const std::size_t tenths = made.runs * 10 / runs_;
        if (tenths == tenths_) return;
        tenths_ = tenths;
        const double rate = static_cast<double>(made.runs) / made.seconds;
        tell(fmt::format("{} of {} runs by this process, {:.3g} runs/s, {} left for it alone", made.runs,
                         runs_, rate, duration(static_cast<double>(runs_ - made.runs) / rate)));
    }

  private:
    std::size_t runs_, tenths_ = 0;
};

ExitCode outcome_of(const SweepRunOptions& options, const SweepPlan& plan, const SweepWorked& worked) {
    const SweepStatus status = status_of(options.folder, plan);
    std::string text = fmt::format("{} of {} runs done, {} of them failed; this process made {}\n",
                                   status.done, status.runs, status.failed, worked.made.runs);
    if (status.failed > 0)
        text += fmt::format("musubi sweep retry-failed {} tries those again\n", options.folder.string());
    if (worked.stopped)
        text += fmt::format("Stopped: musubi sweep resume {} goes on\n", options.folder.string());
    else if (worked.left_to_others > 0)
        text += fmt::format("{} batches are left to others that are at work\n", worked.left_to_others);
    const ExitCode printed = print(text);
    return worked.stopped ? exit_stopped : printed;
}

ExitCode run_sweep(const SweepRunOptions& options) {
    const auto plan = plan_for_this_program(options.folder);
    if (!plan) return exit_bad_input;
    const Interruption interruption;
    const SweepStatus before = status_of(options.folder, *plan);
    SweepProgress progress(std::max<std::size_t>(before.runs - before.done, 1));
    SweepWork work{options.folder, *plan};
    work.threads = options.plan.threads;
    work.stop = Interruption::asked;
    if (!options.quiet && !options.retry)
        work.progress = [&](const SignOfLife& made) { progress.report(made); };
    try {
        return outcome_of(options, *plan, options.retry ? retry_failed(work) : work_at(work));
    } catch (const std::system_error& fault) {
        tell(fmt::format("{}: could not be written: {}; what was written stays", options.folder.string(),
                         fault.what()));
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
    command->add_option("DIR", options->folder, "Folder of the sweep")->required();
    declare_threads(*command, options->plan);
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
