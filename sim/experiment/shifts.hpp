#pragma once

#include <vector>

#include "sim/experiment/emulator.hpp"
#include "sim/experiment/targets.hpp"

namespace musubi {

/// What is added to each output before its logarithm is taken. 0 where every run gave more than 0, and more
/// than 0 was observed: a rate that doubles then moves it by the same step wherever it is.
///
/// Runs that gave 0 are runs like others, so an output that can be 0 is shifted, by the mean of the runs and
/// three times their standard deviation. On that scale counts are nearly even, and what is taken back from
/// the mean of the logarithms and their variance is the mean of the counts: of a Poisson count of 1/3 it
/// misses 2 %, of one of 1/10 it misses 6 %. The less is added, the further down the zeros draw it. What lies
/// below 0 is first lifted to 0. 1 if no run gave anything but 0.
std::vector<double> shifts_of(const std::vector<Runs>& runs, const std::vector<Target>& targets);

}  // namespace musubi
