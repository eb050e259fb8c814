#pragma once

#include <vector>

#include "sim/sweep/looked_at.hpp"
#include "sim/sweep/sweep_plan.hpp"

namespace musubi {

/// The labels that an analysis of this sweep looks at together, as its model has them: the regions on trial
/// at first and the full ones.
std::vector<LabelGroup> label_groups_of(const SweepPlan& plan);

}  // namespace musubi
