#pragma once

#include <vector>

#include "musubi/random.hpp"
#include "sim/experiment/calibration/emulator.hpp"
#include "sim/experiment/calibration/likelihood.hpp"

namespace musubi {

/// What the emulator says at points: one row per point, one column per output.
using EmulatedPoints = std::vector<std::vector<Emulated>>;

/// Posterior predictive p-values: how often a history like this one would lie further from what the model
/// expects, over the points of the posterior. They use the data twice, to fit and to judge, so those of a
/// true model crowd about the middle: a small one weighs more than it seems, a large one is no praise.
struct PredictiveChecks {
    /// Per fitted target: 2 min(P, 1 − P), where P is the chance that a replicated figure, with new luck,
    /// discrepancy and error of observation, is larger than the observed one.
    std::vector<double> p;
    /// Of all fitted targets together: the chance that a replicated history has the larger Mahalanobis
    /// distance from what is expected at its point.
    double joint_p = 0;
    double squared_distance = 0;  ///< mean over the posterior; usual is the number of fitted targets
};

/// No figure has to be drawn: at a point replicated figures are normal, and their squared distance has a
/// chi-square distribution, so both chances are computed there and averaged.
PredictiveChecks check_predictions(const Likelihood& likelihood, const EmulatedPoints& posterior);

/// A draw of each projected figure in the history that took place at each point: draws[projected][point].
std::vector<std::vector<double>> draw_history(const Likelihood& likelihood, const EmulatedPoints& posterior,
                                              const Emulator& emulator, const Stream& draws);

}  // namespace musubi
