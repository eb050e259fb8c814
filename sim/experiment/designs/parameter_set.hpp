#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/designs/factor.hpp"

namespace musubi {

/// Weighted vectors of parameters: what a calibration leaves.
struct ParameterSet {
    std::vector<std::string> names;
    std::vector<std::vector<double>> values;  ///< one row per vector
    std::vector<double> weights;              ///< sum to 1
};

/// The set as a table after comment lines: the column weight, then one column per parameter.
std::string to_csv(const ParameterSet& set, const std::string& comment);

/// Reads such a table. All that is wrong is a problem at its place: an unknown parameter, a value outside its
/// range, a negative weight.
ParameterSet parameter_set_of(const TextTable& table, const std::vector<ParameterSpec>& parameters,
                              Problems& problems);

/// Replicates that share a vector: two, so that luck (within) and ignorance (between) can be told apart.
inline constexpr std::uint64_t replicates_per_vector = 2;

/// Which parameters of a set a scenario sets itself. They are not drawn: what somebody wrote down is meant.
std::vector<std::string> set_by_scenario(const ParameterSet& set, const Scenario& scenario);

/// The model with parameters of the set for each replicate, but for those that the scenario sets itself.
/// Replicates 2k and 2k + 1 have vector k of representative_order(), whatever the seed: few vectors stand for
/// all, each has its weight, every scenario has the same ones, and more replicates leave the others as they
/// are. Which vector it was, and its values, are in /calibration/vector and /calibration/parameter.
PreparedModel prepare_with(const ParameterSet& set, const AnyModel& model, const Scenario& scenario,
                           Problems& problems);

/// Whether a variable is one that prepare_with() adds: no result, but what a replicate drew.
bool says_what_was_drawn(const Variable& variable);
/// Whether it is the one that says which vector.
bool says_which_vector(const Variable& variable);

}  // namespace musubi
