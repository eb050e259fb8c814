#pragma once

#include <vector>

#include "sim/experiment/designs/vectors.hpp"

namespace musubi {

/// What an ensemble says of a figure, and how well an observed one fits into it.
struct FigureScore {
    double mean = 0;
    double mean_error = 0;  ///< standard error of the mean, by vectors
    double deviation = 0;   ///< standard deviation of an independent draw: of the vectors and of their luck
    double low = 0;         ///< 5 % quantile of the members
    double high = 0;        ///< 95 % quantile
    double z = 0;           ///< observed less mean, over the deviation of draw and observation together
    double p = 0;           ///< two-sided tail probability of the observed figure
    double crps = 0;        ///< continuous ranked probability score, in the figure's unit: small is good
};

/// The two-sided tail probability of an observed figure. The prediction is a member plus an error of the
/// observation, whose standard deviation is `error` (above 0).
///
/// It is twice the smaller of the chances that the prediction lies at or below and at or above the observed
/// figure, at most 1. Each chance is (1 + V F)/(1 + V), where V is the number of independent members
/// (vectors) and F what the prediction says: the observed figure counts as one more draw. So p is never below
/// 2/(1 + V), and uniform, or on the safe side, for an observation drawn as the members were.
double tail_probability(const std::vector<double>& members, const Vectors& vectors, double observed,
                        double error);

/// All that is said of a figure. What differences between vectors tell is NaN if there are fewer than two.
/// `members` must not be empty, and has no NaN.
FigureScore score_figure(const std::vector<double>& members, const Vectors& vectors, double observed,
                         double error);

}  // namespace musubi
