#pragma once

#include <filesystem>

#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// Removes what a process that was killed left half-written of a batch: of its shard, of what it had begun,
/// and of its notes. For whoever has the claim of the batch, so that nobody else writes these files.
void clear_half_written(const std::filesystem::path& folder, const SweepPlan& plan, const Batch& batch);

}  // namespace musubi
