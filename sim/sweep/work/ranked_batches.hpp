#pragma once

#include <functional>
#include <mutex>
#include <optional>

#include "sim/ranks/ranks.hpp"
#include "sim/sweep/work/batch_queue.hpp"
#include "sim/sweep/work/work_order.hpp"

namespace musubi {

/// Hands out batches to the threads of all other ranks until each has told that it ended. Returns what they
/// made together. If `work` is to stop, or a rank ended on a fault, it hands out no more.
SweepWorked hand_out(const SweepWork& work, const Ranks& ranks, BatchQueue& queue);

/// A rank that asks the first one for its batches.
class AskingRank {
  public:
    explicit AskingRank(const Ranks& ranks) : ranks_(ranks) {}
    [[nodiscard]] Batches batches();
    void tell_made(const SignOfLife& made);
    enum class End { done, stopped, broken };
    void tell_end(End end);

  private:
    const Ranks& ranks_;
    std::mutex mutex_;
};

/// The plan. The first rank reads it, and the others only if the first could, so that a problem is reported
/// once.
std::optional<SweepPlan> plan_for_all(const Ranks& ranks,
                                      const std::function<std::optional<SweepPlan>()>& read);

}  // namespace musubi
