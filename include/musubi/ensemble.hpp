#pragma once

#include <cstdint>
#include <functional>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"

namespace musubi {

/// How soon an ensemble is to end: when all replicates are done; when those under way are done; or at once,
/// and those under way are dropped.
enum class Stop { no, after_those_under_way, at_once };

/// How an ensemble is run. Nothing here changes a result, except seed and replicates.
struct EnsemblePlan {
    std::uint64_t seed = 1;
    std::uint64_t replicates = 20;
    std::uint64_t first_replicate = 0;
    int threads = 0;  ///< 0: as many as the machine has
    /// Where the threads work: over replicates when there are at least as many as threads, else inside a run.
    enum class Parallel { automatic, over_replicates, inside_a_run } parallel = Parallel::automatic;
    /// Called after each replicate with the number done, those of `earlier` among them; calls never overlap.
    std::function<void(std::uint64_t done)> progress;
    /// Asked before each replicate and before each of its loops, from many threads at once; empty: no.
    std::function<Stop()> stop;
    /// The replicates that the same ensemble had finished when it was stopped. They are not computed again.
    /// Must outlive the run.
    const Panel* earlier = nullptr;
};

/// Runs the replicates of a prepared model and returns their results, `replicate` being the first dimension
/// of every variable that has one. The same bits for any number of threads and either kind of parallelism,
/// and however often it was stopped and taken up again.
///
/// If it was stopped, the result holds the replicates that finished, in order, and nothing of the others: the
/// numbers of the dimension `replicate` say which. Rethrows the first exception of a replicate; throws
/// std::invalid_argument if `earlier` is not of this ensemble's shape.
Panel run_ensemble(const PreparedModel& model, const EnsemblePlan& plan);

}  // namespace musubi
