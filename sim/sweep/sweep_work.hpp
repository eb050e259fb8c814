#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "musubi/ensemble.hpp"
#include "sim/ranks/ranks.hpp"
#include "sim/sweep/claims.hpp"
#include "sim/sweep/sweep_plan.hpp"

namespace musubi {

/// How a process works at a sweep. Nothing here changes a result.
struct SweepWork {
    std::filesystem::path folder;
    const SweepPlan& plan;
    int threads = 0;  ///< 0: as many as the machine has
    /// Asked before each run and before each of its loops, from many threads; empty: no.
    std::function<Stop()> stop = {};
    std::function<void(const SignOfLife&)> progress = {};  ///< after each batch; calls never overlap
    std::chrono::seconds sign_every{20};                   ///< how often it tells the others that it lives
    /// The program to make runs apart with, see RunsApart.
    std::filesystem::path program = {};
    /// Those that it works with, of whom the first hands out the batches and makes no run unless it is alone.
    const Ranks* ranks = nullptr;
};

struct SweepWorked {
    SignOfLife made;                 ///< by this process; of the first of several ranks: by all of them
    std::size_t left_to_others = 0;  ///< batches without a shard that others at work have claimed
    bool stopped = false;            ///< by what `stop` said; batches under way were left begun
};

/// Makes the runs that are missing, batch by batch, each thread at its own, together with any number of other
/// processes at the same folder. Returns when all is made, or claimed by others that are at work, or when it
/// is told to stop. Throws std::system_error if a shard cannot be written; those that were, stay.
///
/// A batch whose maker died is made apart: a run that ends its process is then a run that failed.
SweepWorked work_at(const SweepWork& work);

/// Makes the runs that failed once more, apart, and replaces the shards that hold them.
SweepWorked retry_failed(const SweepWork& work);

}  // namespace musubi
