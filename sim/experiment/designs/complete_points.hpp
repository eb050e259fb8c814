#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// The points of a sweep that have an output and a number of every factor.
struct CompletePoints {
    std::vector<std::vector<double>> factors;  ///< [factor][point]
    std::vector<double> outputs;
};

CompletePoints complete_points(const std::vector<std::vector<double>>& factors,
                               const std::vector<double>& outputs);

/// The positions of numbers from the smallest up; equal ones as they stand.
std::vector<std::size_t> order_of(const std::vector<double>& numbers);

}  // namespace musubi
