#pragma once

#include <string>
#include <vector>

#include "sim/experiment/calibration/known_truths.hpp"

namespace musubi {

/// The ranks of known truths as a table for a terminal: of each parameter and each projected output, whether
/// they are uniform.
std::string ranks_text(const KnownTruths& truths, const std::vector<Factor>& factors,
                       const std::vector<Target>& targets);

}  // namespace musubi
