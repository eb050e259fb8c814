#pragma once

#include "sim/experiment/estimates/interval.hpp"

namespace musubi {

/// The interval of the mean of numbers that cannot be negative, such as counts. `students` is the mean with
/// Student's interval, which can reach below 0 if few replicates have small numbers.
///
/// It is a score interval, as Wilson's is: all μ for which |observed mean − μ| < t × (standard error if the
/// mean were μ). The variance is taken to be proportional to μ, with the factor that the replicates show. If
/// they do not vary, or there is only one, the interval is Student's.
WithInterval within_amounts(const WithInterval& students);

/// The same for a mean of shares, 0 to 1: the variance is taken to be proportional to μ (1 − μ). For a sample
/// of zeros and ones it is Wilson's interval with t in the place of z.
WithInterval within_shares(const WithInterval& students);

}  // namespace musubi
