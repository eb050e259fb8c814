#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/experiment/designs/vectors.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"

namespace musubi {

/// What the 90 % intervals of means over an ensemble hold, as the end of a sentence: "luck only, not what is
/// unknown about the parameters", or how well the mean over that is known, from how many vectors.
std::string what_intervals_hold(const Vectors& vectors);

/// The same of the range of the replicates themselves.
std::string what_ranges_hold(const Vectors& vectors);

/// The same for programs: {"luck": true, "fitted_parameters": …, "vectors": … or null}.
nlohmann::ordered_json intervals_hold_json(const Vectors& vectors);

/// A range over what is not known, for programs: {"low": …, "high": …, "same_sign": …, "luck_taken_off": …},
/// or null where nothing was drawn.
nlohmann::ordered_json over_vectors_json(const OverVectors& over);

}  // namespace musubi
