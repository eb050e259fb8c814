#pragma once

#include <cmath>
#include <vector>

#include "sim/experiment/designs/design.hpp"

namespace musubi {

/// What can be estimated of a sweep.
enum class SweepEstimator { sobol, morris, pawn, correlation, tree, changes };

const char* name_of(SweepEstimator estimator);
const std::vector<SweepEstimator>& sweep_estimators();

/// Those that fit a design, the usual one first. One at a time gives `changes` only: it says nothing of
/// factors together.
std::vector<SweepEstimator> estimators_for(Design::Kind kind);

/// What the factors of such a design are ordered by, the one that decides most first.
struct OrderingMeasure {
    SweepEstimator estimator;
    const char* measure;
    bool has_direction = false;  ///< the sign is a direction; the size is |value|
    [[nodiscard]] double size_of(double value) const { return has_direction ? std::abs(value) : value; }
};
OrderingMeasure ordering_measure(Design::Kind kind);

/// What such a design grows by: "base points", "trajectories", "points".
const char* units_of(Design::Kind kind);

}  // namespace musubi
