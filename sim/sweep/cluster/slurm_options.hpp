#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/cluster/slurm_scripts.hpp"

namespace musubi {

/// Reasons why the scripts of a job cannot be written: names that an #SBATCH line cannot hold, and options
/// that the array and its merge must not share.
std::vector<std::string> objections_of_slurm(const SlurmJob& job);

/// How long Slurm lets a job last, and who says so.
struct TimeLimit {
    std::string said;               ///< "--sbatch=--time=2:00:00", "SBATCH_TIMELIMIT=90"
    std::optional<double> seconds;  ///< infinite: without a limit; nothing: it is no time as Slurm writes it
};

/// The limit that the last of some options sets ("--time=2:00:00", "-t 90"), and that of the environment
/// (SBATCH_TIMELIMIT; null or empty if it sets none). Nothing where none is set: the partition then has one
/// of its own.
std::optional<TimeLimit> limit_of_options(const std::vector<std::string>& options);
std::optional<TimeLimit> limit_of_environment(const char* variable);

}  // namespace musubi
