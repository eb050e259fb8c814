#pragma once

#include <vector>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/designs/spread.hpp"
#include "sim/io/toml_file.hpp"

namespace musubi {

/// Reads the table [factors] of a sweep. Under a parameter's name (section.key) stands one of
///
///     { low = 0, high = 3, scale = "root" }          even on a scale: linear, root, logarithmic
///     { mean = 2, deviation = 1, low = 0, high = 9 }  normal, cut off at its ends
///     { low = 0, mode = 1, high = 3 }                triangular
///     { levels = ["a", "b"], weights = [2, 1] }      a few values; weights may be left out
///     { prior = true }                               the prior that its model declares
///
/// and `group`, if it moves together with others. A whole number between low and high is one of those
/// between. `luck = { count = 8 }` varies luck. `every = { source = "c", within = 0.5 }` stands for every
/// parameter of a source class that is not named: within half its value in `scenario` up and down, and in its
/// range; what has a prior, over that; flags and choices, all of them; what is 0, as far as the model's own
/// nudge. `except` names those that are left out.
///
/// The factor `scenario` is the sweep's own (its levels are files) and is not read here.
std::vector<SweepFactor> read_factors(const TomlNode& factors, const std::vector<ParameterSpec>& parameters,
                                      const Scenario& scenario, Problems& problems);

}  // namespace musubi
