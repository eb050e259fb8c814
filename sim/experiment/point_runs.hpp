#pragma once

#include <cstdint>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/emulator.hpp"
#include "sim/experiment/factor.hpp"
#include "sim/experiment/targets.hpp"

namespace musubi {

/// Runs of a model at many points of a design.
struct PointRuns {
    const AnyModel& model;
    const Scenario& scenario;  ///< what the points do not say
    const std::vector<Factor>& factors;
    const std::vector<Target>& targets;  ///< what is kept of a run
    std::size_t runs_a_point = 1;
};

/// An ensemble of them that can be stopped and taken up like any other: replicate number first_run + k is a
/// run at point k / runs_a_point, with the luck of its number. Results are /runs/result and /runs/value;
/// a run whose parameters the model refuses has no numbers.
PreparedModel prepare_point_runs(const PointRuns& runs, const std::vector<Point>& points,
                                 std::uint64_t first_run);

/// The results of such an ensemble, point by point. All runs must be there.
std::vector<Runs> runs_in(const Panel& results, const PointRuns& runs, const std::vector<Point>& points);

/// The replicates of a panel of runs whose numbers lie in a range.
Panel replicates_between(const Panel& panel, std::uint64_t first, std::uint64_t count);

/// Appends the replicates of another panel of runs of the same shape; an empty panel becomes the other.
void append_replicates(Panel& panel, const Panel& more);

}  // namespace musubi
