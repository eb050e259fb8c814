#pragma once

#include <optional>

#include "musubi/panel.hpp"
#include "sim/experiment/point_layout.hpp"
#include "sim/sweep/sweep_plan.hpp"

namespace musubi {

/// A merged sweep as it is to be analysed: a list whose rows are those of a design is that design.
struct AsLaidOut {
    SweepPlan plan;
    std::optional<Panel> reordered;  ///< if the design has its points in another order than the list
    /// Of the merged file, or what was made of it.
    [[nodiscard]] const Panel& results(const Panel& merged) const { return reordered ? *reordered : merged; }
};

AsLaidOut as_laid_out(const Panel& merged, SweepPlan plan);

/// How the points of a list hang together.
PointLayout layout_of_list(const SweepPlan& plan);

}  // namespace musubi
