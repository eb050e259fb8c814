#pragma once

#include <cstddef>
#include <vector>

#include "sim/sweep/sweep_analysis.hpp"

namespace musubi {

/// What the first points of a design alone say.
struct MeasuredAt {
    std::size_t blocks = 0, points = 0;  ///< base points or trajectories, and all their points
    Measured measured;
};

/// How the numbers that order the factors settle as a sweep grows: of all of its blocks, of half of them, of
/// a quarter and so on, the fewest first, as far as four of them say anything. Empty for a design that cannot
/// be extended, whose first points are no smaller design. `asked` says of which outputs and how; what is
/// asked must fit, as for analyse().
std::vector<MeasuredAt> convergence(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked);

}  // namespace musubi
