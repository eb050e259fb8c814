#pragma once

#include <vector>

#include "sim/experiment/interval.hpp"

namespace musubi {

/// How one of several does against the others over the replicates.
struct Placing {
    WithInterval mean;   ///< with the score interval of such numbers
    WithInterval first;  ///< share of replicates in which it has most, with Wilson's interval
};

/// `of_each` has one number a replicate for each of those who are compared, as many for all and not negative.
/// In a replicate all who have most are first, but nobody where that is 0; so shares may sum to more than 1,
/// or less. `within` keeps the intervals of the means where such numbers can be: see score_interval.hpp.
std::vector<Placing> placings(const std::vector<std::vector<double>>& of_each, const Vectors& vectors,
                              WithInterval (*within)(const WithInterval&));

}  // namespace musubi
