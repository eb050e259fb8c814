#pragma once

#include <cstddef>
#include <span>

namespace musubi {

/// The mean of a sample and its 90 % confidence interval by Student's t. How sure the mean is, not how far
/// the sample reaches: that is Estimate in summary.hpp.
struct MeanInterval {
    double mean = 0, low = 0, high = 0;  ///< NaN: no mean of nothing, no interval of one number
    std::size_t size = 0;
};

MeanInterval mean_interval(std::span<const double> sample);

/// The 95 % quantile of Student's t.
double student_95(std::size_t degrees_of_freedom);

}  // namespace musubi
