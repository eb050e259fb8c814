#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "musubi/model.hpp"
#include "musubi/problems.hpp"

namespace musubi {

/// --parameters, for every command that runs scenarios.
void declare_parameters(CLI::App& command, std::string& parameters);

/// A model that is ready to run, and what its results say of where its parameters come from.
struct WithParameters {
    PreparedModel model;
    std::string said;  ///< for the provenance: the set as it was typed, and its checksum; empty without one
};

/// The model with the parameters of the scenario, or with those that each replicate draws from the set that
/// is named (parameter_set_file()). The same seed and set give each replicate the same vector, whatever the
/// scenario. Nothing, and problems, if it cannot be.
std::optional<WithParameters> prepare(const std::string& parameters, const Scenario& scenario,
                                      const AnyModel& model, Problems& problems);

/// Why a result whose provenance says this of its parameters does not have those that --parameters asks for.
/// Nothing if it has them, or if --parameters is not given.
std::optional<std::string> objection_to_parameters(const std::string& asked, const std::string& said);

}  // namespace musubi
