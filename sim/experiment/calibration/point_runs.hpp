#pragma once

#include <cstdint>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/calibration/emulator.hpp"
#include "sim/experiment/calibration/targets.hpp"
#include "sim/experiment/designs/factor.hpp"

namespace musubi {

/// Runs of a model at many points of a design.
struct PointRuns {
    const AnyModel& model;
    const Scenario& scenario;  ///< what the points do not say
    const std::vector<Factor>& factors;
    const std::vector<Target>& targets;  ///< what is kept of a run
    std::size_t runs_per_point = 1;
};

/// These runs as an ensemble, which can be stopped and resumed: replicate number first_run + k is a run at
/// point k / runs_per_point, with the luck of its number. Results are /runs/result and /runs/value; a run
/// whose parameters the model refuses has no numbers.
PreparedModel prepare_point_runs(const PointRuns& runs, const std::vector<Point>& points,
                                 std::uint64_t first_run);

/// The results of such an ensemble, point by point. All runs must be there.
std::vector<Runs> runs_in(const Panel& results, const PointRuns& runs, const std::vector<Point>& points);

/// The replicates of a panel of runs whose numbers lie in a range.
Panel replicates_between(const Panel& panel, std::uint64_t first, std::uint64_t count);

/// Appends the replicates of another panel of runs of the same shape; an empty panel becomes the other.
void append_replicates(Panel& panel, const Panel& more);

}  // namespace musubi
