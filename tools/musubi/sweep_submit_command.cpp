#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <system_error>

#include "sim/io/whole_file.hpp"
#include "sim/sweep/slurm_scripts.hpp"
#include "sim/sweep/sweep_status.hpp"
#include "tools/musubi/file_option.hpp"
#include "tools/musubi/number_option.hpp"
#include "tools/musubi/output_files.hpp"
#include "tools/musubi/overwrite_option.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/shared_runs.hpp"
#include "tools/musubi/sweep_commands.hpp"
#include "tools/musubi/sweep_folder.hpp"

namespace musubi {
namespace {

struct SweepSubmitOptions {
    SlurmJob job;
    SharedRuns shared{.seconds_a_run = 0};  ///< 0: as they took so far
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
    const std::string command =
        fmt::format("sbatch --parsable {} {}", options, shell_quoted(script.string()));
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

ExitCode submit_sweep(SweepSubmitOptions options) {
    SlurmJob& job = options.job;
    std::error_code ignored;
    job.folder = std::filesystem::absolute(job.folder, ignored);
    job.merged = std::filesystem::absolute(job.merged, ignored);
    job.program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto plan = plan_for_this_program(job.folder);
    if (!plan) return exit_bad_input;
    if (!accepts({{"--output", job.merged}}, files_of_sweep(job.folder), job.overwrite))
        return exit_bad_input;
    options.shared.workers = job.tasks * static_cast<std::size_t>(job.threads);
    if (options.shared.seconds_a_run <= 0)
        options.shared.seconds_a_run = seconds_a_run(job.folder).value_or(SharedRuns{}.seconds_a_run);
    warn_of_load(options.shared, *plan);
    if (options.dry_run) return print(array_script(job) + '\n' + merge_script(job));
    try {
        const auto array = submitted("", write_script(job, "array.sh", array_script(job)));
        if (!array) return exit_bad_input;
        const auto merge =
            submitted("--dependency=afterany:" + *array, write_script(job, "merge.sh", merge_script(job)));
        if (!merge) return exit_bad_input;
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
