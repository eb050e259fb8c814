#pragma once

#include <CLI/CLI.hpp>

#include "sim/sweep/cluster/folder_load.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// How long a run takes, for commands that care what many workers do to their folder.
void declare_run_seconds(CLI::App& command, SharedRuns& shared, const char* usual);

/// Says, if it is so, that so many workers at a plan ask too much of its folder.
void warn_of_load(SharedRuns shared, const SweepPlan& plan);

}  // namespace musubi
