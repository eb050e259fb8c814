#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/sweep/plan/sweep_plan.hpp"
#include "sim/sweep/work/run_point.hpp"

namespace musubi {

/// The outcomes of a batch, in the order of its points.
struct Shard {
    Batch batch;
    std::vector<RunOutcome> outcomes;
    [[nodiscard]] std::size_t failed() const;
    [[nodiscard]] std::size_t made() const;  ///< all, but for a batch that was begun and left
};

/// The file of a shard. It lies in a folder for some thousand batches of one replicate: no folder has too
/// many files, and there are few folders.
std::filesystem::path shard_file(const std::filesystem::path& folder, const SweepPlan& plan,
                                 const Batch& batch);

/// All shards that there are.
std::vector<std::filesystem::path> shard_files(const std::filesystem::path& folder);

/// Outcomes as variables of a panel that has the dimensions replicate, point and output: /runs/result and
/// /runs/status by all of them, and of the runs that are not done their messages.
void add_outcomes(Panel& panel, const std::vector<Shard>& shards, std::size_t points);

/// What a shard's file holds.
Panel panel_of(const SweepPlan& plan, const Shard& shard);

/// What is to be known of who made a shard; content and provenance of a result file.
Provenance provenance_of_shard(const SweepPlan& plan);

/// Writes a shard, whole or not at all. False if another process has written it already. Throws
/// std::system_error.
bool write_shard(const std::filesystem::path& folder, const SweepPlan& plan, const Shard& shard,
                 Overwrite overwrite);

/// Reads the shard of a batch, which must be there. Throws BrokenShard with what is wrong with it: not whole,
/// of another plan or version, with the runs of another batch; std::system_error if it cannot be read.
struct BrokenShard : std::runtime_error {
    using std::runtime_error::runtime_error;
};
Shard read_shard(const std::filesystem::path& folder, const SweepPlan& plan, const Batch& batch);
/// The same of any file, whose runs need not all be made.
Shard shard_in(const std::filesystem::path& file, const SweepPlan& plan, const Batch& batch);

/// Which batches of a plan have a shard.
std::vector<bool> batches_done(const std::filesystem::path& folder, const SweepPlan& plan);

/// How many runs failed in the batches that hold any, as their folder says without opening shards.
std::map<std::string, std::size_t> failed_in_batches(const std::filesystem::path& folder);

}  // namespace musubi
