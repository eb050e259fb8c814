#pragma once

#include <span>

namespace musubi {

/// The mean of a sample, summed in its order; NaN of none.
inline double mean_of(std::span<const double> sample) {
    double sum = 0;
    for (const double x : sample) sum += x;
    return sum / static_cast<double>(sample.size());
}

}  // namespace musubi
