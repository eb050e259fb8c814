#pragma once

#include <vector>

#include "sim/experiment/calibration/calibration.hpp"
#include "sim/experiment/designs/parameter_set.hpp"

namespace musubi {

/// What a calibration leaves: its vectors, of equal weight.
ParameterSet parameter_set_of(const Calibration& calibration, const std::vector<Factor>& factors);

}  // namespace musubi
