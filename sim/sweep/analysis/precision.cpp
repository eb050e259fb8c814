#include "sim/sweep/analysis/precision.hpp"

#include <algorithm>
#include <cmath>

#include "sim/experiment/estimates/interval.hpp"

namespace musubi {
namespace {

constexpr double share = 0.95, z = 1.959963984540054;  // the t of a sample without end

/// The size of a sample whose widest interval is as wide as is wanted.
std::size_t sample_for(const Precision& precision, double widest) {
    const auto n = static_cast<double>(precision.sample);
    const auto by_root_law = [&](double half_width) {
        const double wider = half_width / precision.wanted;
        return static_cast<std::size_t>(std::ceil(n * wider * wider));
    };
    if (!precision.of_student) return by_root_law(widest);
    const double error = widest / student_t(precision.sample, share);
    const auto half_width = [&](std::size_t size) {
        return student_t(size, share) * error * std::sqrt(n / static_cast<double>(size));
    };
    std::size_t size = std::max<std::size_t>(2, by_root_law(z * error));  // from below: t is larger than z
    while (half_width(size) > precision.wanted) ++size;
    return size;
}

}  // namespace

std::optional<SweepNote> too_wide(const Precision& precision) {
    double widest = 0;
    for (const Bounded& one : precision.values)
        if (!std::isnan(one.half_width())) widest = std::max(widest, one.half_width());
    if (widest <= precision.wanted || precision.wanted <= 0) return std::nullopt;
    const std::size_t needed = sample_for(precision, widest);
    return SweepNote{.kind = SweepNote::Kind::too_wide,
                     .what = precision.what,
                     .units = precision.units,
                     .value = widest,
                     .wanted = precision.wanted,
                     .count = needed,
                     .runs = needed * precision.runs_each};
}

}  // namespace musubi
