#include "sim/sweep/precision.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace musubi {

std::optional<std::string> too_wide(const Precision& precision) {
    double widest = 0;
    for (const Bounded& one : precision.values)
        if (!std::isnan(one.half_width())) widest = std::max(widest, one.half_width());
    if (widest <= precision.wanted || precision.wanted <= 0) return std::nullopt;
    const double ratio = widest / precision.wanted;
    const double needed = std::ceil(static_cast<double>(precision.sample) * ratio * ratio);
    return fmt::format(
        "the widest interval of a {} is ± {:.2g}; for ± {:.2g} about {:.0f} {} would do ({:.0f} runs)",
        precision.what, widest, precision.wanted, needed, precision.units,
        needed * static_cast<double>(precision.runs_each));
}

}  // namespace musubi
