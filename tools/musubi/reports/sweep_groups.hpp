#pragma once

#include <vector>

#include "sim/sweep/analysis/analysed_output.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// The labels that an analysis of this sweep looks at together, as its model has them: the regions on trial
/// at first and the full ones.
std::vector<LabelGroup> label_groups_of(const SweepPlan& plan);

}  // namespace musubi
