#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/estimates/resampling.hpp"
#include "sim/experiment/sensitivity/sampled_output.hpp"

namespace musubi {

/// Estimators of a part of the variance: the part that is explained by the factors which two points of a
/// design have in common.
/// - Jansen (1999): the whole variance less half the mean squared difference of the points;
/// - Saltelli et al. (2010): their mean product, less that of points that share nothing; total effects are
///   Jansen's;
/// - Martinez (2011): their correlation;
/// - adjusted: their correlation r, less the chance correlation r₀ of points that share nothing, (r − r₀) /
///   (1 − r₀), as Rand's index of clusterings is adjusted for chance (Hubert and Arabie, 1985). A group that
///   decides nothing has 0 whatever r₀ is, one that decides all has 1; total effects are Martinez'.
enum class SobolEstimator { adjusted, jansen, saltelli, martinez };

const char* name_of(SobolEstimator estimator);
const std::vector<SobolEstimator>& sobol_estimators();

/// Sobol' indices of one output: shares of the variance of what the model expects at a point, over luck.
///
/// first: what a group of factors decides alone; total: what it decides with all others; second[i][j], i < j:
/// what two decide together beyond what each does alone (empty if the design does not tell).
struct VarianceShares {
    std::vector<Bounded> first, total;
    std::vector<std::vector<Bounded>> second;
    double variance = 0;       ///< of what the model expects
    std::size_t blocks = 0;    ///< of the design, that were used
    std::size_t left_out = 0;  ///< because a run of them is missing
};

/// Of an output of Saltelli's design with so many groups, as design.hpp orders its points. Products are taken
/// between different replicates where there are two or more, so that luck adds to no share: it differs
/// between replicates and cancels. Everything is NaN where no variance is left.
///
/// Intervals are from the bootstrap, with its variance multiplied by 1 + 160 / blocks. The bootstrap covers
/// random error only, and few points of a Sobol' sequence in many dimensions can be spread worse than random
/// ones.
VarianceShares variance_shares(const SampledOutput& output, std::size_t groups, bool second_order,
                               SobolEstimator estimator, const Resampling& resampling);

}  // namespace musubi
