#pragma once

#include <filesystem>
#include <optional>

#include "musubi/panel.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"
#include "tools/musubi/files/result_input.hpp"

namespace musubi {

/// Whether a file holds the plan of a sweep: that of its folder does, and what `sweep merge` makes.
bool holds_a_plan(const Panel& panel);

/// Whether a result is what `sweep merge` makes.
bool holds_a_sweep(const Panel& panel);

/// The plan of such a result. Says so, and returns nothing, if this program cannot read it: it is of one with
/// other parameters.
std::optional<SweepPlan> plan_of_sweep(const std::filesystem::path& file, const ResultInput& result);

}  // namespace musubi
