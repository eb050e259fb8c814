#pragma once

#include <cstdint>
#include <optional>

#include "musubi/parameters.hpp"
#include "musubi/problems.hpp"
#include "sim/experiment/designs/spread.hpp"
#include "sim/sweep/file/toml_section.hpp"

namespace musubi {

/// The keys that a parameter may have among the factors of a sweep.
const std::vector<std::string>& keys_of_a_factor();

/// How a sweep says that a parameter is spread, as read_factors() lists it. A key that does not belong to the
/// way that is chosen is a problem, as are ends, a mean or a mode that cannot be.
std::optional<Spread> read_spread(TomlSection& section, const ParameterSpec& spec, Problems& problems);

/// The prior that the model declares of this parameter.
Spread declared_prior(const ParameterSpec& spec);

/// From `low` to `high`, every `step`: exact up to both ends of 64 bits.
Levels whole_numbers(std::int64_t low, std::int64_t high, std::int64_t step = 1);

/// How many whole numbers may lie between two ends.
constexpr std::uint64_t most_integers = 10'000;

}  // namespace musubi
