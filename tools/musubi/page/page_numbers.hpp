#pragma once

#include <vector>

#include "sim/experiment/comparison/paired.hpp"

namespace musubi {

/// The numbers in another unit: to be the last step, for what is scaled is no longer exact.
std::vector<double> times(double factor, std::vector<double> numbers);
PairedDifference times(double factor, PairedDifference difference);

/// Adds numbers replicate by replicate.
void add_to(std::vector<double>& sums, const std::vector<double>& numbers);

}  // namespace musubi
