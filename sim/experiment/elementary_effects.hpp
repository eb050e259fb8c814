#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/resampling.hpp"
#include "sim/experiment/spread.hpp"

namespace musubi {

/// What Morris' trajectories say of one output, a group of factors each: effects of a move through the whole
/// range, by the rate of the move that was made.
struct ElementaryEffects {
    std::vector<Bounded> strength;  ///< μ*: mean of their sizes
    std::vector<Bounded> mean;      ///< μ; NaN for a group, whose factors move up and down at once
    std::vector<Bounded> spread;    ///< σ: how much an effect depends on where the others are; NaN likewise
    std::size_t trajectories = 0;   ///< that were used
    std::size_t left_out = 0;       ///< because a run of them is missing
};

/// Of the outputs of Morris' design, a number a point, whose places are `places` (row-major).
ElementaryEffects elementary_effects(const std::vector<double>& outputs, const std::vector<double>& places,
                                     const std::vector<SweepFactor>& factors, const Resampling& resampling);

}  // namespace musubi
