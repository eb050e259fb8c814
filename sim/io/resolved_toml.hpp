#pragma once

#include <map>
#include <string>
#include <vector>

#include "musubi/parameters.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// The whole scenario as a TOML file that sets every parameter, in the order of the registry, each with a
/// comment that says where it was set, and whether its rule came later and is off. Read again, it gives the
/// same values to the last bit.
std::string resolved_toml(const Scenario& scenario, const std::vector<ParameterSpec>& parameters);

/// A value as TOML has it, which reads back to the same bits.
std::string toml_value(const Value& value);

/// What a resolved scenario sets, by name, as it stands there: "population.scale" → "0.3", without rules that
/// came later and are off. A table comes with the checksum of its content. From a text that is no resolved
/// scenario it returns whatever looks like a setting.
std::map<std::string, std::string> settings_in(const std::string& resolved);

/// One of those, or what is said where there is none.
std::string setting_or(const std::map<std::string, std::string>& settings, const std::string& name,
                       const std::string& otherwise);

/// A resolved scenario without where its values were set, which depends on the folder, and without rules that
/// came later and are off: what stays is the same for the same scenario.
std::string without_origins(const std::string& resolved);

/// A quoted value of those as the text that it stands for, on one line that is safe on a terminal; any other
/// value as it is.
std::string plain_text(const std::string& value);

/// Checksum of what decides a result: the model, every value and the content of every table; not where they
/// were set, no title, question or outcome, and no rule that came later and is off.
std::string scenario_checksum(const Scenario& scenario, const std::vector<ParameterSpec>& parameters);

}  // namespace musubi
