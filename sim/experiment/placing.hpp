#pragma once

#include <vector>

#include "sim/experiment/interval.hpp"

namespace musubi {

/// How one of several does against the others over the replicates.
struct Placing {
    WithInterval mean;   ///< with Student's interval
    WithInterval first;  ///< share of replicates in which it has most, with Wilson's interval
};

/// `of_each` has one number a replicate for each of those who are compared, as many for all and not negative.
/// In a replicate all who have most are first, but nobody where that is 0; so shares may sum to more than 1,
/// or less.
std::vector<Placing> placings(const std::vector<std::vector<double>>& of_each);

}  // namespace musubi
