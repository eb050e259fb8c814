#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/experiment/designs/vectors.hpp"
#include "sim/experiment/estimates/mean_and_range.hpp"

namespace musubi {

/// What the 90 % intervals of means over an ensemble hold, as the end of a sentence: "luck only, not what is
/// unknown about the parameters", or how well the mean over that is known, from how many vectors.
std::string what_intervals_hold(const Vectors& vectors);

/// The same of the range of the replicates themselves.
std::string what_ranges_hold(const Vectors& vectors);

/// "In round brackets: 5 % to 95 % of the vectors of parameters, luck taken off …", the range over what is
/// not known, as a line below a table; nothing where there is no such range.
std::string line_on_round_brackets(const Vectors& vectors);

/// " (8.1 to 17)", of numbers as `text` writes them; nothing where the range is not known.
std::string in_round_brackets(const OverVectors& over, const std::function<std::string(double)>& text);

/// The same for programs: {"luck": true, "fitted_parameters": …, "vectors": … or null}.
nlohmann::ordered_json intervals_hold_json(const Vectors& vectors);

/// A range over what is not known, for programs: {"low": …, "high": …, "same_sign": …, "luck_taken_off": …},
/// or null where nothing was drawn.
nlohmann::ordered_json over_vectors_json(const OverVectors& over);

/// {"value": …, "low": …, "high": …}, where what is no number becomes null; the second adds the range as
/// "over_vectors".
nlohmann::ordered_json interval_json(const WithInterval& x);
nlohmann::ordered_json interval_json(const MeanAndRange& x);

}  // namespace musubi
