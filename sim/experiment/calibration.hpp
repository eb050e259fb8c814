#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <vector>

#include "sim/experiment/emulator.hpp"
#include "sim/experiment/factor.hpp"
#include "sim/experiment/sampler.hpp"
#include "sim/experiment/targets.hpp"

/// History matching with an emulator, and a set of vectors of parameters at its end.
///
/// A first design covers the priors. Each later wave draws its points from the posterior density of the
/// emulator so far, first much flattened, then less: where nothing is plausible nothing is run. The last wave
/// is a sample of the posterior itself, whose runs tell how far the emulator can be believed. The set is
/// drawn from the emulator that has seen those runs too. Were it the last wave, weighed by that emulator, it
/// would be worth some half of its vectors, and two seeds would differ by the luck of the weights.
namespace musubi {

struct CalibrationPlan {
    std::uint64_t seed = 1;
    std::size_t first_points = 0;  ///< 0: two a term of the surface
    std::size_t points =
        0;  ///< of a sample of the posterior, half of them where it is flattened; 0: two a term
    std::size_t runs_a_point = 2;
    std::size_t vectors = 400;                   ///< of the set, and points of the last wave
    std::vector<double> flattening{8, 2, 1, 1};  ///< of the log density, a later wave each
};

/// How many runs that takes for so many factors.
std::size_t runs_of(const CalibrationPlan& plan, std::size_t factors);

/// Runs the model at points: `runs_a_point` runs each, whose luck is numbered from `first_run` on.
using RunPoints = std::function<std::vector<Runs>(const std::vector<Point>& points, std::uint64_t first_run)>;

/// What is believed of one output under the calibrated vectors.
struct Belief {
    double mean = 0;           ///< of what the model expects
    double simulated = 0;      ///< the same of the last wave's runs, weighed by the emulator alone
    double low = 0, high = 0;  ///< 5 % and 95 % of what it expects: ignorance
    double luck = 0;           ///< standard deviation of one run about what is expected
    double explained = 0;      ///< share of the variance between points that the emulator explains
};

/// What the runs of a calibration gave of one output.
struct Sample {
    std::size_t points = 0;
    std::size_t without_number = 0;  ///< points at which a run gave none; all outputs leave them out
    std::size_t runs = 0;
    std::size_t not_above_0 = 0;  ///< runs that gave 0, or less
};

/// What the data say of one parameter.
struct Bound {
    double mean = 0, low = 0, high = 0;  ///< values; 5 % and 95 %
    double width = 0;  ///< of the middle 90 % of the posterior, as a share of that of the prior
};

struct Calibration {
    std::vector<std::vector<Runs>> waves;
    std::vector<Point> vectors;   ///< of equal weight: some of those that beliefs and bounds are of
    std::vector<Belief> beliefs;  ///< one a target
    std::vector<Sample> samples;  ///< one a target
    std::vector<Bound> bounds;    ///< one a factor
    /// Points of equal weight that the last wave is worth, weighed by what the emulator that has seen it
    /// thinks of the one that drew it. All of them: the two agree.
    double agreeing = 0;
    std::optional<Emulator> emulator;
};

/// Log of the posterior density at each point: what is observed lies about what the emulator expects with the
/// target's tolerance and the emulator's own variance, on the scale of logarithms (shifts_of).
std::vector<double> log_posteriors(const Emulator& emulator, const std::vector<Target>& targets,
                                   const std::vector<Point>& points);

/// Thrown when hardly any point of the priors gives a number for every target; says which give none.
struct ImplausiblePriors : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Fits. Points at which a run gave no number for a target, as a share of nothing, are left out and counted;
/// throws ImplausiblePriors if too few are left.
Calibration calibrate(const CalibrationPlan& plan, const std::vector<Factor>& factors,
                      const std::vector<Target>& targets, const RunPoints& run);

/// How often the 90 % interval of what is projected holds what is true: truths are drawn from a much
/// flattened posterior, observed with their tolerances' errors and fitted again on the emulator.
struct Recovery {
    std::size_t intervals = 0, hits = 0;
};
Recovery recover(const Calibration& calibration, const std::vector<Target>& targets, std::uint64_t seed,
                 std::size_t truths);

}  // namespace musubi
