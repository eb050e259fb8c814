#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/resampling.hpp"
#include "sim/experiment/spread.hpp"

namespace musubi {

/// What Morris' trajectories say of one output, a group of factors each: effects of a move through the whole
/// range. What a move changed is divided by how much of the range the factor moved (share_of_range), of a
/// group by the mean of that over the factors that moved. A move that a factor did not follow, as both its
/// ends are the same level, says nothing of it and is no effect.
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

/// Of the outputs of Morris' design, a number a point, whose places are `places` (row-major).
ElementaryEffects elementary_effects(const std::vector<double>& outputs, const std::vector<double>& places,
                                     const std::vector<SweepFactor>& factors, const Resampling& resampling);

}  // namespace musubi
