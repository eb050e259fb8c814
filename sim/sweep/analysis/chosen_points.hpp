#pragma once

#include <cstddef>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// A merged sweep with these points only, in this order, and only the variables that an analysis reads.
Panel chosen_points(const Panel& results, const SweepPlan& plan, const std::vector<std::size_t>& points);

}  // namespace musubi
