#pragma once

#include <vector>

#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"

namespace musubi {

/// One of several candidates (a region, say) against the others, over all replicates.
struct Ranking {
    WithInterval mean;         ///< of its number over the replicates
    OverVectors over_vectors;  ///< of that mean: what is not known of it, as parameters are not
    WithInterval first;  ///< share of replicates in which it has the largest number, with Wilson's interval
};

/// One ranking per candidate. `of_each[c][r]` is the number of candidate c in replicate r: not negative, and
/// for every replicate of `vectors`.
///
/// The candidate with the largest number of a replicate is first in it. If several have the largest, each of
/// them is first; if it is 0, none is. So the shares can sum to more than 1, or to less.
///
/// `within` changes the interval of each mean so that it stays within the possible range of the numbers:
/// score_interval.hpp has a function for each range.
std::vector<Ranking> rankings(const std::vector<std::vector<double>>& of_each, const Vectors& vectors,
                              WithInterval (*within)(const WithInterval&));

}  // namespace musubi
