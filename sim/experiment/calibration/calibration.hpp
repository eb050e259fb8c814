#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "musubi/missing.hpp"
#include "sim/experiment/calibration/emulator.hpp"
#include "sim/experiment/calibration/predictive.hpp"
#include "sim/experiment/calibration/targets.hpp"
#include "sim/experiment/calibration/waves.hpp"
#include "sim/experiment/designs/factor.hpp"

/// History matching with an emulator. The result is a set of parameter vectors.
///
/// 1. The first wave is a Latin hypercube over the priors. The model runs at its points, and an emulator is
///    fitted to the runs.
/// 2. Each later wave draws its points from the emulator's posterior density to the power 1 / f. From wave to
///    wave f falls to 1. So no run is spent where nothing is plausible. After each wave the
///    emulator is fitted again, to all runs so far.
/// 3. The last wave is a sample of the posterior (f = 1). Its runs show how accurate the emulator is.
/// 4. The set is a new sample of the posterior, by the emulator that has seen the runs of the last wave too.
///
/// The set is not the last wave, weighted by the final emulator: its effective sample size would be about
/// half its number of vectors, and the random weights would make two seeds differ.
namespace musubi {

struct CalibrationPlan {
    std::uint64_t seed = 1;
    std::size_t first_points = 0;  ///< in the first wave; 0: two per term of the response surface
    /// In a later wave with flattening 1; half as many in the others. 0: two per term.
    std::size_t points = 0;
    std::size_t runs_per_point = 2;
    std::size_t vectors = 400;                   ///< in the set; the last wave has as many points
    std::vector<double> flattening{8, 2, 1, 1};  ///< f of each wave between the first and the last
};

/// How many runs the plan takes with this number of factors.
std::size_t runs_of(const CalibrationPlan& plan, std::size_t factors);

/// Runs the model `runs_per_point` times at each point. The runs have the random numbers of replicates
/// `first_run`, `first_run` + 1, and so on.
using RunPoints = std::function<std::vector<Runs>(const std::vector<Point>& points, std::uint64_t first_run)>;

/// The posterior distribution of one output. Its expected value at a point is the mean over luck, by the
/// emulator.
struct Belief {
    double mean = 0;           ///< of the expected value over the posterior
    double simulated = 0;      ///< mean of the last wave's own runs, weighted to stand for the posterior
    double low = 0, high = 0;  ///< 5 % and 95 % quantiles of the expected value: ignorance
    double luck = 0;           ///< standard deviation of a single run about its expected value
    /// Of a fitted target: standard deviation of the observed value about what is expected, by its own error,
    /// luck and discrepancy, in its unit; and its posterior predictive p-value.
    double deviation = missing, p = missing;
    /// Of a projected one: 5 % and 95 % quantiles of the figure in the history that took place: ignorance,
    /// luck and discrepancy, given the fitted figures.
    double history_low = missing, history_high = missing;
    double explained = 0;  ///< share of the variance between points that the emulator explains
};

/// The posterior distribution of one parameter.
struct Bound {
    double mean = 0, low = 0, high = 0;  ///< values of the parameter; low and high: 5 % and 95 % quantiles
    double width = 0;  ///< of the middle 90 % of the posterior / that of the prior, on the prior's scale
};

struct Calibration {
    std::vector<std::vector<Runs>> waves;
    std::vector<Target> targets;  ///< with their sizes (Target::size)
    std::vector<Point> vectors;   ///< the set, of equal weight: every tenth point behind beliefs and bounds
    std::vector<Belief> beliefs;  ///< one per target
    std::vector<Sample> samples;  ///< one per target
    std::vector<Bound> bounds;    ///< one per factor
    /// How well the last two emulators agree: the effective sample size 1 / Σw² of the last wave. The weight
    /// w of a point is its posterior density by the last emulator, divided by that of the emulator that drew
    /// it, and the weights sum to 1. The two agree fully if this is the number of points.
    double agreeing = 0;
    double joint_p = 0, squared_distance = 0;  ///< of all fitted targets together (PredictiveChecks)
    std::optional<Emulator> emulator;
};

/// How many points the first wave has.
std::size_t first_points_of(const CalibrationPlan& plan, std::size_t factors);
/// How many a later one has that samples the posterior.
std::size_t later_points_of(const CalibrationPlan& plan, std::size_t factors);

/// What the model expects of an output at each of these points.
std::vector<double> expected_in(const Emulator& emulator, const EmulatedPoints& points, std::size_t output);

/// Fits the factors to the targets. If a run gives no number for a target (such as a share of nothing), its
/// point is left out and counted. Throws ImplausiblePriors if too few points are left.
Calibration calibrate(const CalibrationPlan& plan, const std::vector<Factor>& factors,
                      const std::vector<Target>& targets, const RunPoints& run);

}  // namespace musubi
