#include "sim/sweep/cluster/slurm_scripts.hpp"

#include <fmt/core.h>

namespace musubi {
namespace {

std::string heading(const SlurmJob& job, const std::string& name) {
    std::string text = fmt::format("#!/bin/bash\n#SBATCH --job-name=musubi-{}\n", name);
    for (const std::string& option : job.options) text += fmt::format("#SBATCH {}\n", option);
    return text;
}

/// Slurm replaces what follows a per cent sign in the name of a log, but for another.
std::string output_option(const SlurmJob& job, const char* pattern) {
    std::string folder;
    for (const char c : (job.folder / "slurm").string()) folder += c == '%' ? "%%" : std::string(1, c);
    return fmt::format("#SBATCH --output=\"{}/{}\"\n", folder, pattern);
}

}  // namespace

std::string shell_quoted(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

std::string array_script(const SlurmJob& job) {
    const std::string at_once = job.at_once > 0 ? fmt::format("%{}", job.at_once) : "";
    return heading(job, "sweep") + output_option(job, "%A_%a.log") +
           fmt::format(
               "#SBATCH --open-mode=append\n#SBATCH --array=0-{}{}\n#SBATCH --cpus-per-task={}\n"
               "#SBATCH --requeue\n"
               "#SBATCH --signal=B:USR1@{:.0f}\n"
               "{} sweep resume {} --threads {} --quiet --no-check &\n",
               job.tasks - 1, at_once, job.threads, warned_seconds, shell_quoted(job.program.string()),
               shell_quoted(job.folder.string()), job.threads) +
           "worker=$!\n"
           "again=no\n"
           "# A minute before the time limit: the runs under way may finish, and half a minute later no "
           "more.\n"
           "trap 'again=yes; kill -TERM \"$worker\"; (sleep 30; kill -TERM \"$worker\" 2>/dev/null) &' USR1\n"
           "trap 'kill -TERM \"$worker\"' TERM  # scancel, or preemption: Slurm knows what then\n"
           "while kill -0 \"$worker\" 2>/dev/null; do wait \"$worker\"; done  # a trap ends a wait\n"
           "wait \"$worker\"\n"
           "code=$?\n"
           "[ \"$code\" -eq 137 ] && again=yes  # killed\n"
           "# One that made nothing would make nothing again: a run takes longer than the time limit.\n"
           "[ \"$code\" -eq 0 ] || [ \"$code\" -eq 6 ] && again=no\n"
           "# Not for ever: a run may need more memory than there is.\n"
           "[ \"$again\" = yes ] && [ \"${SLURM_RESTART_COUNT:-0}\" -lt 100 ] &&\n"
           "  scontrol requeue \"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"\n"
           "exit \"$code\"\n";
}

std::string merge_script(const SlurmJob& job) {
    return heading(job, "merge") + output_option(job, "merge-%j.log") +
           fmt::format("exec {} sweep merge {} -o {}{}\n", shell_quoted(job.program.string()),
                       shell_quoted(job.folder.string()), shell_quoted(job.merged.string()),
                       job.overwrite == Overwrite::yes ? " --overwrite" : "");
}

}  // namespace musubi
