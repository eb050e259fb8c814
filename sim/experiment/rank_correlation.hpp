#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/resampling.hpp"

namespace musubi {

/// How well the ranks of an output follow those of each factor, with nothing else looked at (Spearman). With
/// Fisher's intervals. A factor that does not vary has none: NaN.
struct SpearmanCorrelations {
    std::vector<Bounded> values;
    std::size_t points = 0;  ///< that were used
};

/// The same with what all other factors explain taken off both.
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
