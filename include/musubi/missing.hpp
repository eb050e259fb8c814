#pragma once

#include <limits>

namespace musubi {

/// A number that was not measured or is not defined.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace musubi
