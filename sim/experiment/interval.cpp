#include "sim/experiment/interval.hpp"

#include <cmath>
#include <limits>

namespace musubi {
namespace {

constexpr double z = 1.6448536269514722;  // 95 % quantile of the normal distribution

/// The 95 % quantile of Student's distribution: exact for one and two degrees of freedom, then the expansion
/// of Cornish and Fisher, which is off by less than 0.002.
double student(double freedom) {
    if (freedom == 1) return 6.313751514675043;
    if (freedom == 2) return 2.919985580353726;
    const double z2 = z * z, n = freedom;
    const double first = z * (z2 + 1) / 4;
    const double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
    const double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    const double fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return z + (first + (second + (third + fourth / n) / n) / n) / n;
}

}  // namespace

WithInterval mean_with_interval(const std::vector<double>& sample) {
    const auto n = static_cast<double>(sample.size());
    double sum = 0, squares = 0;
    for (const double x : sample) sum += x;
    const double mean = sum / n;
    if (sample.size() < 2) {
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        return {mean, unknown, unknown};
    }
    for (const double x : sample) squares += (x - mean) * (x - mean);
    const double half = student(n - 1) * std::sqrt(squares / (n - 1) / n);
    return {mean, mean - half, mean + half};
}

WithInterval share_with_interval(std::size_t count, std::size_t trials) {
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(count) / n;
    const double centre = share + z * z / (2 * n), shrink = 1 + z * z / n;
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // The ends are 0 and 1 exactly where nobody or everybody counts; rounding would miss them.
    return {share, count == 0 ? 0 : (centre - half) / shrink, count == trials ? 1 : (centre + half) / shrink};
}

}  // namespace musubi
