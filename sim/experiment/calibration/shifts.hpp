#pragma once

#include <vector>

#include "sim/experiment/calibration/emulator.hpp"
#include "sim/experiment/calibration/targets.hpp"

namespace musubi {

/// The number that is added to each output before its logarithm is taken. It is 0 if every run gave more than
/// 0 and the observed value is above 0.
///
/// Otherwise it is mean + 3 × standard deviation over the runs, or 1 if that is 0. If an output or the
/// observed value is negative, all are first raised until the lowest is 0. With such a shift the logarithm is
/// nearly linear in the count, so that the mean of the counts can be computed from the mean and the variance
/// of the logarithms. The error of that is 2 % for a Poisson count with mean 1/3 and 6 % for one with mean
/// 1/10; a smaller shift makes the estimate too low.
std::vector<double> shifts_of(const std::vector<Runs>& runs, const std::vector<Target>& targets);

}  // namespace musubi
