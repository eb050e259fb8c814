#pragma once

#include <cstddef>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/sweep/sweep_plan.hpp"

namespace musubi {

/// What an analysis reads of a merged sweep, of some of its points only and in this order.
Panel chosen_points(const Panel& results, const SweepPlan& plan, const std::vector<std::size_t>& points);

}  // namespace musubi
