#pragma once

#include <string>
#include <vector>

#include "sim/experiment/calibration/calibration.hpp"
#include "sim/experiment/calibration/recovery.hpp"

namespace musubi {

/// What a calibration says, as tables for a terminal: each target with what the model now expects, each
/// parameter with what the data say of it.
std::string calibration_text(const Calibration& calibration, const std::vector<Factor>& factors,
                             const std::vector<Target>& targets);

/// How often the intervals of known truths held them.
std::string recovery_text(const Recovery& recovery, std::size_t truths);

}  // namespace musubi
