#include "sim/experiment/interval.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

constexpr double upper_end = 0.95;
constexpr double z = 1.6448536269514722;  // its quantile of the normal distribution

}  // namespace

double student_t_90(std::size_t size) {
    if (size < 2) return missing;
    return boost::math::quantile(boost::math::students_t(static_cast<double>(size - 1)), upper_end);
}

WithInterval mean_with_interval(std::span<const double> sample) {
    if (sample.empty()) return {missing, missing, missing, 0};
    const auto n = static_cast<double>(sample.size());
    double sum = 0, squares = 0;
    for (const double x : sample) sum += x;
    const double mean = sum / n;
    for (const double x : sample) squares += (x - mean) * (x - mean);
    const double half = student_t_90(sample.size()) * std::sqrt(squares / (n - 1) / n);
    return {mean, mean - half, mean + half, sample.size()};
}

WithInterval share_with_interval(std::size_t count, std::size_t trials) {
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(count) / n;
    const double centre = share + z * z / (2 * n), shrink = 1 + z * z / n;
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // The ends are 0 and 1 exactly where nobody or everybody counts; rounding would miss them.
    return {share, count == 0 ? 0 : (centre - half) / shrink, count == trials ? 1 : (centre + half) / shrink,
            trials};
}

}  // namespace musubi
