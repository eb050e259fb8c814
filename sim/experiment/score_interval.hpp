#pragma once

#include "sim/experiment/interval.hpp"

namespace musubi {

/// The interval of a mean of what cannot be negative, as counts: 0 and more. `students` is the mean with
/// Student's interval, which does not know that and reaches below 0 where few replicates see little.
///
/// It holds the means from which the one that was seen is less than t standard errors away, where the error
/// is that of the mean in question and not of the one that was seen (the score method, as Wilson's): the
/// variance is taken to be proportional to the mean, by as much as the replicates vary. Where they do not
/// vary, or there is one, it is Student's.
WithInterval within_amounts(const WithInterval& students);

/// The same of a mean of shares, 0 to 1: the variance is taken to be proportional to mean times rest. Of a
/// sample of zeros and ones it is Wilson's interval, but for t in the place of z.
WithInterval within_shares(const WithInterval& students);

}  // namespace musubi
