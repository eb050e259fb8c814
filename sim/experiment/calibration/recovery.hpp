#pragma once

#include "musubi/phase.hpp"
#include "sim/experiment/calibration/calibration.hpp"

namespace musubi {

/// A test of the calibration with known truths, on its emulator.
/// 1. A number of `truths` points are drawn from a flattened posterior (f = 4).
/// 2. Each gives observed values of its own: the emulator's mean logarithms with a random error, whose
///    covariance is the likelihood's.
/// 3. The posterior is drawn again from those observations, by the same emulator.
/// 4. For each projected target it is counted whether the 90 % interval holds the true expected value.
struct Recovery {
    std::size_t intervals = 0, hits = 0;  ///< hits: intervals that hold the true value
};
Recovery recover(const Calibration& calibration, std::uint64_t seed, std::size_t truths,
                 const Workers& workers = {});

}  // namespace musubi
