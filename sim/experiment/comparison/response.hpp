#pragma once

#include <optional>
#include <vector>

#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"

namespace musubi {

/// What one step of the lever brings.
struct ResponseStep {
    double from = 0, to = 0;   ///< levels
    WithInterval marginal;     ///< change of the indicator for each unit of the lever, replicate by replicate
    OverVectors over_vectors;  ///< what is not known of that change
    /// Elasticity: the change of log(mean of the indicator) over the change of log(level); jackknife. NaN
    /// where a mean or a level is not positive.
    WithInterval elasticity;
};

/// How an indicator answers to a lever. All intervals are 90 % intervals of means over replicates that have
/// the same luck, and the same vector of parameters if they drew one, at every level.
struct Response {
    std::vector<WithInterval> means;        ///< one per level
    std::vector<OverVectors> over_vectors;  ///< what is not known of each
    std::vector<ResponseStep> steps;        ///< one between each level and the next
    ResponseStep whole;                     ///< from the first level to the last
    /// The level from which on each step clearly brings less than the first one: the interval of the paired
    /// difference lies below 0. Nothing if the first step does not clearly bring more than nothing, or there
    /// is no such level.
    std::optional<double> falls_from;
};

/// `levels` are in ascending order; `by_level` holds the values of an indicator at each level, one per
/// replicate. Throws std::invalid_argument if there are fewer than two levels or the numbers of replicates
/// differ.
Response response(const std::vector<double>& levels, const std::vector<std::vector<double>>& by_level,
                  const Vectors& vectors);

}  // namespace musubi
