#pragma once

#include <cstdint>
#include <functional>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"

namespace musubi {

/// How an ensemble is run. Nothing here changes a result, except seed and replicates.
struct EnsemblePlan {
    std::uint64_t seed = 1;
    std::uint64_t replicates = 20;
    std::uint64_t first_replicate = 0;
    int threads = 0;  ///< 0: as many as the machine has
    /// Where the threads work: over replicates when there are at least as many as threads, else inside a run.
    enum class Parallel { automatic, over_replicates, inside_a_run } parallel = Parallel::automatic;
    /// Called after each replicate with the number done; calls never overlap.
    std::function<void(std::uint64_t done)> progress;
};

/// Runs the replicates of a prepared model and returns their results, `replicate` being the first dimension
/// of every variable that has one. The same bits for any number of threads and either kind of parallelism.
/// Rethrows the first exception of a replicate.
Panel run_ensemble(const PreparedModel& model, const EnsemblePlan& plan);

}  // namespace musubi
