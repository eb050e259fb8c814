#pragma once

#include <cstddef>
#include <vector>

#include "sim/sweep/analysis/sweep_analysis.hpp"

namespace musubi {

/// What the first points of a design alone say.
struct MeasuredAt {
    std::size_t blocks = 0, points = 0;  ///< base points or trajectories, and all their points
    SweepEstimate measured;
};

/// How the measures that order the factors converge: estimated from all blocks of the sweep, from half of
/// them, from a quarter and so on, as long as there are four; the fewest first. Empty for a design that does
/// not begin with the points of a smaller one. `asked` gives the outputs and the estimator, which must fit
/// the design as for analyse().
std::vector<MeasuredAt> convergence(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked);

}  // namespace musubi
