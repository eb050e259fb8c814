#pragma once

#include <optional>

#include "musubi/panel.hpp"
#include "sim/experiment/designs/point_layout.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// A merged sweep as it is to be analysed. If the rows of a list are those of a design, it is analysed as
/// that design.
struct AsLaidOut {
    SweepPlan plan;
    std::optional<Panel> reordered;  ///< if the design has its points in another order than the list
    /// Of the merged file, or what was made of it.
    [[nodiscard]] const Panel& results(const Panel& merged) const { return reordered ? *reordered : merged; }
};

AsLaidOut as_laid_out(const Panel& merged, SweepPlan plan);

/// The structure of the points of a list.
PointLayout layout_of_list(const SweepPlan& plan);

}  // namespace musubi
