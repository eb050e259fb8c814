#pragma once

#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// The first scenario of a sweep, prepared: it says how results are laid out, and which labels are analysed
/// together.
PreparedModel first_scenario_of(const SweepPlan& plan);

}  // namespace musubi
