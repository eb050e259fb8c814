#pragma once

#include <algorithm>
#include <limits>
#include <span>

#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"
#include "sim/experiment/estimates/score_interval.hpp"

namespace musubi {

/// A mean over replicates with both of its uncertainties: how well it is known, and what is not known of the
/// expected value, as parameters are not.
struct MeanAndRange {
    WithInterval mean;
    OverVectors over_vectors;
};

/// What kind of number it is: neither interval nor range reaches where it cannot lie.
struct NumberKind {
    WithInterval (*within)(const WithInterval&);  ///< of score_interval.hpp
    double most;                                  ///< the least is 0
};
inline constexpr NumberKind of_amounts{within_amounts, std::numeric_limits<double>::infinity()},
    of_shares{within_shares, 1};

/// The range over the vectors, cut off where the number cannot lie: a count is not below 0.
inline OverVectors range_within(std::span<const double> by_replicate, const Vectors& vectors, double least,
                                double most = std::numeric_limits<double>::infinity()) {
    OverVectors over = over_vectors(by_replicate, vectors);
    over.low = std::clamp(over.low, least, most);
    over.high = std::clamp(over.high, least, most);
    return over;
}

inline MeanAndRange mean_and_range(std::span<const double> by_replicate, const Vectors& vectors,
                                   const NumberKind& kind) {
    return {kind.within(mean_with_interval(by_replicate, vectors)),
            range_within(by_replicate, vectors, 0, kind.most)};
}

}  // namespace musubi
