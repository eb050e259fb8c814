#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>

#include "musubi/ensemble.hpp"
#include "sim/ranks/ranks.hpp"
#include "sim/sweep/folder/claims.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

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
    /// The ranks that work together. The first hands out the batches, and makes no runs itself unless it is
    /// the only one.
    const Ranks* ranks = nullptr;
};

struct SweepWorked {
    SignOfLife made;                 ///< by this process; of the first of several ranks: by all of them
    std::size_t left_to_others = 0;  ///< batches without a shard that others at work have claimed
    bool stopped = false;            ///< by what `stop` said; batches under way were left begun
};

}  // namespace musubi
