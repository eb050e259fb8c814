#pragma once

#include <algorithm>
#include <limits>
#include <span>

#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"

namespace musubi {

/// A mean over replicates with both of its uncertainties: how well it is known, and what is not known of the
/// expected value, as parameters are not.
struct MeanAndRange {
    WithInterval mean;
    OverVectors over_vectors;
};

/// The range over the vectors, cut off where the number cannot lie: a count is not below 0.
inline OverVectors range_within(std::span<const double> by_replicate, const Vectors& vectors, double least,
                                double most = std::numeric_limits<double>::infinity()) {
    OverVectors over = over_vectors(by_replicate, vectors);
    over.low = std::clamp(over.low, least, most);
    over.high = std::clamp(over.high, least, most);
    return over;
}

}  // namespace musubi
