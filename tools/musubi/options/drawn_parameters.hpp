#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/problems.hpp"

namespace musubi {

/// --parameters, for every command that runs scenarios: `central`, or a set of vectors
/// (parameter_set_file()); empty if it is not given, which stands for the model's own set, if it has one.
void declare_parameters(CLI::App& command, std::string& parameters);

/// The set that is drawn from by what was typed, as parameter_set_file() takes it; empty if none is.
std::string set_to_draw(const std::string& typed, const AnyModel& model);

/// A model that is ready to run, and what its results say of where its parameters come from.
struct WithParameters {
    PreparedModel model;
    std::string said;  ///< for the provenance: the name of the set and its checksum; empty without one
    std::vector<std::string> not_drawn;  ///< parameters of the set that the scenario sets itself
};

/// The model with the parameters of the scenario, or with those that each replicate draws from the set. The
/// same set gives each replicate the same vector, whatever the scenario. Nothing, and problems, if it cannot
/// be.
std::optional<WithParameters> prepare(const std::string& typed, const Scenario& scenario,
                                      const AnyModel& model, Problems& problems);

/// Why a result whose provenance says this of its parameters does not have those that --parameters asks for.
/// Nothing if it has them, or if --parameters is not given.
std::optional<std::string> objection_to_parameters(const std::string& typed, const std::string& said);

/// What to type to have the parameters that a provenance speaks of.
std::string typed_as(const std::string& said);

}  // namespace musubi
