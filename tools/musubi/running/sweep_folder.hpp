#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>

#include "musubi/problems.hpp"
#include "sim/sweep/file/sweep_file.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"
#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

/// Scenarios and tables that a sweep file names: beside it, else among the shipped scenarios. `slips` gets
/// what looks like a slip in the scenarios that are read; it must live as long as the sources.
SweepSources sources_beside(const std::filesystem::path& sweep_file, Problems& slips);

/// What looks like a slip in the tables that a plan has kept, of which it knows the file but no longer the
/// line.
[[nodiscard]] Problems slips_in(const SweepPlan& plan);

/// How a file of this sweep came about, beginning now. The plan is of this program.
Provenance provenance_of(const SweepPlan& plan, const std::string& command_line);

/// The plan of a folder for this program; says what is wrong, and returns nothing, if there is none or if it
/// is of another version, whose runs would not be those of this one.
std::optional<SweepPlan> plan_for_this_program(const std::filesystem::path& folder);

/// --check and --no-check, for commands that may open the shards that are there; nothing if neither is given.
void declare_check(CLI::App& command, std::optional<bool>& check);

/// Whether they do: as they were told, else if there are few (see opened_unasked).
bool opens_shards(const std::optional<bool>& check, const SweepPlan& plan);

}  // namespace musubi
