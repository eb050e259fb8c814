#pragma once

#include <optional>
#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/experiment/calibration/targets.hpp"
#include "sim/experiment/scores/figure_score.hpp"
#include "sim/experiment/scores/joint_distance.hpp"

namespace musubi {

/// A figure of a table and its score, by the members that have a number for it.
struct ScoredFigure {
    Target figure;
    std::size_t members = 0, vectors = 0;  ///< with a number
    FigureScore score;                     ///< all NaN if there are none
};

/// All figures together, by the members that have a number for each.
struct JointScore {
    std::size_t members = 0, vectors = 0;
    double energy = 0;       ///< energy score, in standard errors of the observations
    JointDistance distance;  ///< NaN where there are too few
};

/// How well the figures of a table fit into what a result predicts.
struct PredictiveScore {
    std::size_t members = 0;  ///< replicates of the result
    Vectors vectors;          ///< of all of them
    std::vector<ScoredFigure> figures;
    JointScore joint;
};

/// `figures` must be such as figures_of() gives for this result: without faults.
PredictiveScore predictive_score(const Panel& results, const std::vector<Target>& figures);

}  // namespace musubi
