#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "musubi/model.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/io/resolved_toml.hpp"

namespace musubi {

/// Reads a scenario, those that it extends (what stands nearer to it wins) and the tables that it names, and
/// checks all of it against the parameters of its model: the first of `models` if none is named. Nothing, and
/// every problem at once, if anything is wrong.
///
/// A table that a file sets is looked for from that file's folder. A default one is looked for from the
/// folder of the scenario, then of those that it extends, then among the shipped scenarios (none if that is
/// empty). An empty name is no table.
std::optional<Scenario> read_scenario(const std::filesystem::path& path, std::span<const AnyModel> models,
                                      Problems& problems,
                                      const std::filesystem::path& shipped_scenarios = {});

/// `file:12:3: message` in one line that is safe on a terminal.
std::string format_problem(const Problem& problem);

}  // namespace musubi
