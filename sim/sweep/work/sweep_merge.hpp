#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/results/result_file.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"
#include "sim/sweep/work/shard_check.hpp"

namespace musubi {

/// What keeps the shards of a sweep from being merged.
struct MergeTrouble {
    std::vector<UnusableShard> unusable;
    std::vector<std::string> missing;  ///< names of batches that are not made, or not to the end
};

/// Whether the runs of batches that are begun are merged. A file that refers to shards must leave them out,
/// because their files are removed once the batch is made.
enum class Begun { merged, left_out };

/// All runs of a sweep and its plan as one panel: the same whoever made them and in whatever order. Runs that
/// are missing have that status. `trouble` gets what is wrong; the panel is only to be used if all shards can
/// be. Throws std::system_error if one cannot be read.
Panel merge(const std::filesystem::path& folder, const SweepPlan& plan, Begun begun, MergeTrouble& trouble);

/// How many runs of a merged sweep there are of each kind.
struct MergedRuns {
    std::size_t all = 0, missing = 0, failed = 0;
};
MergedRuns runs_in(const Panel& merged);

/// The shards of a sweep as what a merged file in `target`'s folder refers to instead of holding their runs.
/// NaN and "missing" stand for those of batches that have none.
Elsewhere shards_of(const std::filesystem::path& folder, const SweepPlan& plan,
                    const std::filesystem::path& target);

}  // namespace musubi
