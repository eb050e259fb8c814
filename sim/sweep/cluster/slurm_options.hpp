#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/cluster/slurm_scripts.hpp"

namespace musubi {

/// Reasons why the scripts of a job cannot be written: names that an #SBATCH line cannot hold, and options
/// that the array and its merge must not share.
std::vector<std::string> objections_of_slurm(const SlurmJob& job);

/// The time limit that the last of some options sets, in seconds: "--time=2:00:00", "-t 90", "1-12". Nothing
/// if none does.
std::optional<double> time_limit(const std::vector<std::string>& options);

}  // namespace musubi
