#pragma once

#include <string>
#include <vector>

#include "musubi/parameters.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// The whole scenario as a TOML file that sets every parameter, in the order of the registry, each with a
/// comment that says where it was set. Read again, it gives the same values to the last bit.
std::string resolved_toml(const Scenario& scenario, const std::vector<ParameterSpec>& parameters);

/// Checksum of what decides a result: the model, every value and the content of every table; not where they
/// were set, and no title.
std::string scenario_checksum(const Scenario& scenario, const std::vector<ParameterSpec>& parameters);

}  // namespace musubi
