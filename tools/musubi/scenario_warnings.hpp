#pragma once

#include <filesystem>
#include <string>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// What is right in a scenario that was read from a file, and looks like a slip: what its model finds
/// implausible in its tables, and that it changes nothing against the scenario that it extends.
[[nodiscard]] Problems slips_in(const std::filesystem::path& file, const Scenario& scenario);

/// Says them on stderr, a warning a line.
void warn_of(const Problems& slips);

/// Says in a warning which keys the files of a scenario set in vain, because every replicate draws them from
/// the set that --parameters names; nothing if none is named.
void warn_of_overridden(const std::filesystem::path& file, const Scenario& scenario,
                        const std::string& parameters);

/// All of it, for commands that run a scenario.
void warn_before_runs(const std::filesystem::path& file, const Scenario& scenario,
                      const std::string& parameters);

}  // namespace musubi
