#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <system_error>

#include "sim/io/whole_file.hpp"
#include "sim/sweep/cluster/slurm_options.hpp"
#include "sim/sweep/cluster/slurm_scripts.hpp"
#include "sim/sweep/work/sweep_status.hpp"
#include "tools/musubi/commands/sweep_commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/running/shared_runs.hpp"
#include "tools/musubi/running/sweep_folder.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/progress.hpp"

namespace musubi {
namespace {

struct SweepSubmitOptions {
    SlurmJob job;
    SharedRuns shared{.seconds_per_run = 0};  ///< 0: as they took so far
    bool slurm = false, dry_run = false;
};

std::filesystem::path write_script(const SlurmJob& job, const char* name, const std::string& text) {
    std::filesystem::create_directories(job.folder / "slurm");
    std::filesystem::path file = job.folder / "slurm" / name;
    write_whole_file(file, std::as_bytes(std::span(text)), Overwrite::yes);
    return file;
}

/// Hands a script to sbatch and returns the number of its job; says what went wrong and returns nothing
/// otherwise.
std::optional<std::string> submitted(const std::string& options, const std::filesystem::path& script) {
    // Variables of sbatch that would have the last word, against what the script says.
    const std::string command = fmt::format(
        "env -u SBATCH_ARRAY_INX -u SBATCH_DEPENDENCY -u SBATCH_JOB_NAME -u SBATCH_OUTPUT -u SBATCH_ERROR "
        "-u SBATCH_OPEN_MODE -u SBATCH_NO_REQUEUE -u SBATCH_SIGNAL -u SBATCH_WAIT -u SBATCH_WAIT_ALL_NODES "
        "sbatch --parsable {} {}",
        options, shell_quoted(script.string()));
    std::FILE* const stream = ::popen(command.c_str(), "r");
    if (stream == nullptr) throw std::system_error(errno, std::generic_category(), "cannot start sbatch");
    char line[256] = "";
    const bool answered = std::fgets(line, sizeof line, stream) != nullptr;
    const int ended = ::pclose(stream);
    std::string job = line;
    job = job.substr(0, job.find_first_of(";\n"));
    if (ended == 0 && answered && !job.empty() && job.find_first_not_of("0123456789") == std::string::npos)
        return job;
    tell(fmt::format("sbatch did not take {}", script.string()));
    return std::nullopt;
}

std::size_t largest_batch(const SweepPlan& plan) {
    std::size_t runs = 0;
    for (std::size_t b = 0; b < plan.borders.size(); ++b) runs = std::max(runs, plan.batch(b).runs());
    return runs;
}

/// The environment has the last word over the lines of a script.
std::optional<TimeLimit> limit_of(const SlurmJob& job) {
    const auto typed = limit_of_options(job.options);
    auto around = limit_of_environment(std::getenv("SBATCH_TIMELIMIT"));
    if (typed && around && typed->seconds != around->seconds)
        tell(fmt::format("warning: {} of the environment has the last word over {}", around->said,
                         typed->said));
    return around ? around : typed;
}

/// What would make batches fit, in the time that a task has until it is told to stop.
std::string way_out(double usable, double run) {
    if (run > usable) return "not one run fits. Give it more time (--sbatch=--time=…)";
    return fmt::format(
        "each leaves what it has begun to the next. Plan batches of {:.0f} runs or fewer (--batch), or give "
        "it more time",
        std::floor(usable / run));
}

/// Says, if it is so, that a task cannot finish a batch before it is told to stop, or that nobody knows.
void warn_of_time(const SweepSubmitOptions& options, const SweepPlan& plan) {
    const double run = options.shared.seconds_per_run;
    const auto runs = static_cast<double>(largest_batch(plan));
    const std::string needed = fmt::format("a batch of {:.0f} runs, if a run takes {:.3g} s, takes {}", runs,
                                           run, duration(runs * run));
    const auto limit = limit_of(options.job);
    if (!limit)
        return tell(
            fmt::format("no time limit is given, and that of the partition is not looked up: {}. Give "
                        "one by --sbatch=--time=…",
                        needed));
    if (!limit->seconds)
        return tell(fmt::format("warning: {} is no time that is known here: {}", limit->said, needed));
    const double usable = *limit->seconds - warned_seconds;
    if (runs * run <= usable) return;
    tell(
        fmt::format("warning: {}, and a task has {} until it is told to stop, a minute before its limit "
                    "({}): {}",
                    needed, duration(std::max(usable, 0.0)), limit->said, way_out(usable, run)));
}

ExitCode refuse_job(const SlurmJob& job) {
    Problems problems;
    for (const std::string& objection : objections_of_slurm(job))
        problems.add({job.folder.string()}, objection);
    return refuse(problems);
}

/// The array is queued and will run; only its merge is not.
ExitCode without_merge(const SlurmJob& job, const std::string& array, const std::filesystem::path& script) {
    tell(fmt::format(
        "The array {0} is queued, its merge is not. To queue that: sbatch --dependency=afterany:{0} {1}",
        array, shell_quoted(script.string())));
    tell(fmt::format("To merge by hand, once it has ended: musubi sweep merge {} -o {}",
                     shell_quoted(job.folder.string()), shell_quoted(job.merged.string())));
    tell(fmt::format("To give it up: scancel {}", array));
    return exit_not_written;
}

ExitCode submit_sweep(SweepSubmitOptions options) {
    SlurmJob& job = options.job;
    std::error_code ignored;
    job.folder = std::filesystem::absolute(job.folder, ignored);
    job.merged = std::filesystem::absolute(job.merged, ignored);
    job.program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    if (!objections_of_slurm(job).empty()) return refuse_job(job);
    const auto plan = plan_for_this_program(job.folder);
    if (!plan) return exit_bad_input;
    if (!accepts({{"--output", job.merged}}, files_of_sweep(job.folder), job.overwrite))
        return exit_bad_input;
    options.shared.workers = job.tasks * static_cast<std::size_t>(job.threads);
    if (options.shared.seconds_per_run <= 0)
        options.shared.seconds_per_run = seconds_per_run(job.folder).value_or(SharedRuns{}.seconds_per_run);
    warn_of_load(options.shared, *plan);
    warn_of_time(options, *plan);
    if (options.dry_run) return print(array_script(job) + '\n' + merge_script(job));
    try {
        const auto array = submitted("", write_script(job, "array.sh", array_script(job)));
        if (!array) return exit_bad_input;
        const std::filesystem::path merge_file = write_script(job, "merge.sh", merge_script(job));
        const auto merge = submitted("--dependency=afterany:" + *array, merge_file);
        if (!merge) return without_merge(job, *array, merge_file);
        return print(fmt::format("array {} of {} tasks, then merge {}; their logs are in {}\n", *array,
                                 job.tasks, *merge, (job.folder / "slurm").string()));
    } catch (const std::system_error& fault) {
        tell(fmt::format("{}: could not be written: {}", job.folder.string(), fault.what()));
        return exit_not_written;
    }
}

}  // namespace

void declare_sweep_submit(CLI::App& sweep, Chosen& chosen) {
    const auto options = std::make_shared<SweepSubmitOptions>();
    SlurmJob& job = options->job;
    CLI::App* command = sweep.add_subcommand("submit", "Put a sweep on a cluster: a job array, then a merge");
    add_file(*command, "DIR", job.folder, "Folder of the sweep, which all nodes share")->required();
    add_file(*command, "-o,--output", job.merged, "File of the sweep (HDF5, netCDF-4)")->required();
    command->add_flag("--slurm", options->slurm, "By Slurm's sbatch")->required();
    add_number(*command, "--array", WholeNumbers{1, 100'000}, job.tasks, "Tasks of the array");
    add_number(*command, "--at-once", WholeNumbers{1, 100'000}, job.at_once,
               "Tasks of the array that may work at the same time, at most")
        ->default_str("as many as there is room for");
    add_number(*command, "--threads", thread_numbers, job.threads, "Threads of each task");
    command
        ->add_option("--sbatch", job.options,
                     "Option of both jobs, as --sbatch=--partition=long; may be repeated")
        ->allow_extra_args(false);
    declare_run_seconds(*command, options->shared, "as they took so far, else 1");
    declare_overwrite(*command, job.overwrite);
    command->add_flag("--dry-run", options->dry_run, "Print the scripts; submit nothing");
    command->callback([&chosen, options] { chosen = [options] { return submit_sweep(*options); }; });
}

}  // namespace musubi
