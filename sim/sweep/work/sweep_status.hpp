#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "sim/sweep/folder/claims.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"
#include "sim/sweep/work/shard_check.hpp"

namespace musubi {

/// How far a sweep is, as its folder shows.
struct SweepStatus {
    std::size_t runs = 0, done = 0, failed = 0,
                running = 0;  ///< failed: of those done; running: in claimed batches
    std::size_t batches = 0, batches_done = 0;
    double runs_per_second =
        0;  ///< of all workers that are at work; 0 if none is, or none has finished a batch
    std::vector<KnownWorker> workers;
    bool opened = false;                  ///< whether the shards were
    std::vector<UnusableShard> unusable;  ///< of these; their runs count as left
    [[nodiscard]] std::size_t left() const { return runs - done - running; }
};

/// What is done, without opening a shard or asking who is at work: that costs the folder little, however many
/// are.
SweepStatus done_in(const std::filesystem::path& folder, const SweepPlan& plan);

/// `open`: every shard, and what is begun, to see whether it can be used. Throws std::system_error if one
/// cannot be read.
SweepStatus status_of(const std::filesystem::path& folder, const SweepPlan& plan, bool open);

/// How long a run took on a thread so far; nothing if none was made.
std::optional<double> seconds_per_run(const std::filesystem::path& folder);

}  // namespace musubi
