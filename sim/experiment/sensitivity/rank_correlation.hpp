#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/estimates/resampling.hpp"

namespace musubi {

/// Spearman's rank correlation of an output with each factor, with Fisher's intervals. NaN for a factor that
/// does not vary.
struct SpearmanCorrelations {
    std::vector<Bounded> values;
    std::size_t points = 0;  ///< that were used
};

/// Partial rank correlation: the same, after what all other factors explain was subtracted from both.
struct PartialCorrelations {
    std::vector<Bounded> values;
    std::size_t points = 0;  ///< that were used
    bool too_few = false;    ///< points for so many factors: there is none
    /// Factors whose ranks the others determine, and that so have none.
    std::vector<std::size_t> determined;
};

/// `factors` holds the numbers of each factor at every point. Points without an output are left out.
SpearmanCorrelations spearman_correlations(const std::vector<std::vector<double>>& factors,
                                           const std::vector<double>& outputs);
PartialCorrelations partial_correlations(const std::vector<std::vector<double>>& factors,
                                         const std::vector<double>& outputs);

}  // namespace musubi
