#include "sim/sweep/precision.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {

std::optional<SweepNote> too_wide(const Precision& precision) {
    double widest = 0;
    for (const Bounded& one : precision.values)
        if (!std::isnan(one.half_width())) widest = std::max(widest, one.half_width());
    if (widest <= precision.wanted || precision.wanted <= 0) return std::nullopt;
    const double ratio = widest / precision.wanted;
    const auto needed =
        static_cast<std::size_t>(std::ceil(static_cast<double>(precision.sample) * ratio * ratio));
    return SweepNote{.kind = SweepNote::Kind::too_wide,
                     .what = precision.what,
                     .units = precision.units,
                     .value = widest,
                     .wanted = precision.wanted,
                     .count = needed,
                     .runs = needed * precision.runs_each};
}

}  // namespace musubi
