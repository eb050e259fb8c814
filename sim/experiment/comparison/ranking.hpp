#pragma once

#include <vector>

#include "sim/experiment/estimates/mean_and_range.hpp"

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
/// Interval and range of each mean stay where such numbers can lie.
std::vector<Ranking> rankings(const std::vector<std::vector<double>>& of_each, const Vectors& vectors,
                              const NumberKind& kind);

}  // namespace musubi
