#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// What is right in a scenario that was read from a file, and looks like a slip: what its model
/// warns of, and that it changes nothing against the scenario that it extends.
[[nodiscard]] Problems slips_in(const std::filesystem::path& file, const Scenario& scenario);

/// Prints them on stderr, one warning per line.
void warn_of(const Problems& slips);

/// All of it, for commands that run a scenario; and, unless they are to be quiet, a note of the parameters
/// that the scenario sets itself and that are not drawn therefore.
void warn_before_runs(const std::filesystem::path& file, const Scenario& scenario,
                      const std::vector<std::string>& not_drawn, bool quiet);

}  // namespace musubi
