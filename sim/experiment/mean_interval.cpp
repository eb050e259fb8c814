#include "sim/experiment/mean_interval.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace musubi {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double student_95(std::size_t degrees_of_freedom) {
    // Tabulated where the expansion of Cornish and Fisher is not good to 1e-4.
    static constexpr std::array<double, 6> table{6.3138, 2.9200, 2.3534, 2.1318, 2.0150, 1.9432};
    if (degrees_of_freedom == 0) return missing;
    if (degrees_of_freedom <= table.size()) return table[degrees_of_freedom - 1];
    constexpr double z = 1.6448536269514722, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
    const auto n = static_cast<double>(degrees_of_freedom);
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n) +
           (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
}

MeanInterval mean_interval(std::span<const double> sample) {
    if (sample.empty()) return {missing, missing, missing, 0};
    const auto size = static_cast<double>(sample.size());
    double sum = 0, squares = 0;
    for (const double x : sample) sum += x;
    const double mean = sum / size;
    for (const double x : sample) squares += (x - mean) * (x - mean);
    if (sample.size() == 1) return {mean, missing, missing, 1};
    const double half = student_95(sample.size() - 1) * std::sqrt(squares / (size - 1) / size);
    return {mean, mean - half, mean + half, sample.size()};
}

}  // namespace musubi
