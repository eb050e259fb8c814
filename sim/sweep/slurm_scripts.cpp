#include "sim/sweep/slurm_scripts.hpp"

#include <fmt/core.h>

namespace musubi {
namespace {

std::string heading(const SlurmJob& job, const std::string& name) {
    std::string text = fmt::format("#!/bin/bash\n#SBATCH --job-name=musubi-{}\n", name);
    for (const std::string& option : job.options) text += fmt::format("#SBATCH {}\n", option);
    return text;
}

std::string output_option(const SlurmJob& job, const char* pattern) {
    return fmt::format("#SBATCH --output=\"{}\"\n", (job.folder / "slurm" / pattern).string());
}

}  // namespace

std::string shell_quoted(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

std::string array_script(const SlurmJob& job) {
    return heading(job, "sweep") + output_option(job, "%A_%a.log") +
           fmt::format(
               "#SBATCH --open-mode=append\n#SBATCH --array=0-{}\n#SBATCH --cpus-per-task={}\n#SBATCH "
               "--requeue\n"
               "#SBATCH --signal=B:USR1@60\n"
               "{} sweep resume {} --threads {} --quiet &\n"
               "worker=$!\n"
               "again=no\n"
               "trap 'again=yes; kill -TERM \"$worker\"' USR1  # a minute before the time limit\n"
               "trap 'kill -TERM \"$worker\"' TERM             # scancel, or preemption: Slurm knows what "
               "then\n"
               "wait \"$worker\"\n"
               "code=$?\n"
               "# A trap ends the first wait; the second has the worker's own code.\n"
               "[ \"$code\" -gt 128 ] && {{ wait \"$worker\"; code=$?; }}\n"
               "[ \"$code\" -eq 137 ] && again=yes  # killed\n"
               "# Not for ever: a run may need more memory than there is.\n"
               "[ \"$again\" = yes ] && [ \"$code\" -ne 0 ] && [ \"${{SLURM_RESTART_COUNT:-0}}\" -lt 100 ] "
               "&&\n"
               "  scontrol requeue \"${{SLURM_ARRAY_JOB_ID}}_${{SLURM_ARRAY_TASK_ID}}\"\n"
               "exit \"$code\"\n",
               job.tasks - 1, job.threads, shell_quoted(job.program.string()),
               shell_quoted(job.folder.string()), job.threads);
}

std::string merge_script(const SlurmJob& job) {
    return heading(job, "merge") + output_option(job, "merge-%j.log") +
           fmt::format("exec {} sweep merge {} -o {}{}\n", shell_quoted(job.program.string()),
                       shell_quoted(job.folder.string()), shell_quoted(job.merged.string()),
                       job.overwrite == Overwrite::yes ? " --overwrite" : "");
}

}  // namespace musubi
