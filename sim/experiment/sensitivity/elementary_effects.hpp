#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/designs/spread.hpp"
#include "sim/experiment/estimates/resampling.hpp"

namespace musubi {

/// Morris' measures for one output, by group of factors. An elementary effect is (change of the output) /
/// (share of its range by which the factor moved), see share_of_range; for a group the mean share over the
/// factors that moved. If the factor has the same level at both ends of a move, the move is left out.
struct ElementaryEffects {
    std::vector<Bounded> strength;  ///< μ*: mean of their sizes; NaN if no trajectory moved the group
    /// μ; NaN for a group, whose factors move up and down at once, and for levels that have no order.
    std::vector<Bounded> mean;
    /// σ: how much an effect depends on where the others are; NaN likewise, and of a single effect.
    std::vector<Bounded> spread;
    std::vector<std::size_t> moved;  ///< by so many of the trajectories that were used
    std::size_t trajectories = 0;    ///< that were used
    std::size_t left_out = 0;        ///< because a run of them is missing
};

/// Of the outputs of Morris' design, one number per point, whose places are `places` (row-major).
ElementaryEffects elementary_effects(const std::vector<double>& outputs, const std::vector<double>& places,
                                     const std::vector<SweepFactor>& factors, const Resampling& resampling);

}  // namespace musubi
