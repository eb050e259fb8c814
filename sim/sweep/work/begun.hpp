#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "sim/sweep/work/shard.hpp"

namespace musubi {

/// Batches that are begun: a worker that was told to stop has left the runs that it had made in
/// DIR/begun/BATCH.h5, and whoever takes the batch next makes the others, so that the bits are the same.

/// Where they are left.
std::filesystem::path begun_file(const std::filesystem::path& folder, const std::string& batch);

/// How many runs each holds, as the folder says without opening them.
std::map<std::string, std::size_t> runs_begun(const std::filesystem::path& folder);

/// The same, of those that can be used, by opening them: a process that was killed as it left one may have
/// said nothing, or too little, of it. Throws std::system_error if one cannot be read.
std::map<std::string, std::size_t> usable_runs_begun(const std::filesystem::path& folder,
                                                     const SweepPlan& plan);

/// Throws std::system_error.
void leave_begun(const std::filesystem::path& folder, const SweepPlan& plan, const Shard& shard);

/// Nothing if a batch is not begun, or what was left of it cannot be used: its runs are then made again.
std::optional<Shard> begun_shard(const std::filesystem::path& folder, const SweepPlan& plan,
                                 const Batch& batch);

/// Once its shard is there.
void forget_begun(const std::filesystem::path& folder, const std::string& batch);

}  // namespace musubi
