#pragma once

#include <filesystem>
#include <string>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// What is right in a scenario that was read from a file, and looks like a slip: what its model
/// warns of, and that it changes nothing against the scenario that it extends.
[[nodiscard]] Problems slips_in(const std::filesystem::path& file, const Scenario& scenario);

/// Prints them on stderr, one warning per line.
void warn_of(const Problems& slips);

/// Warns of keys that the files of a scenario set in vain because every replicate draws them from the set of
/// --parameters. Nothing if there is no --parameters.
void warn_of_overridden(const std::filesystem::path& file, const Scenario& scenario,
                        const std::string& parameters);

/// All of it, for commands that run a scenario.
void warn_before_runs(const std::filesystem::path& file, const Scenario& scenario,
                      const std::string& parameters);

}  // namespace musubi
