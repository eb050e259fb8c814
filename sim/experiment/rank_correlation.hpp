#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/resampling.hpp"

namespace musubi {

/// How well ranks follow ranks, a factor each: with nothing else looked at (Spearman), and with what all
/// other factors explain taken off both (partial). Intervals by Fisher's transformation. A factor that does
/// not vary has none: NaN.
struct RankCorrelations {
    std::vector<Bounded> spearman, partial;
    std::size_t points = 0;  ///< that were used
};

/// `factors` holds the numbers of each factor at every point. Points without an output are left out.
RankCorrelations rank_correlations(const std::vector<std::vector<double>>& factors,
                                   const std::vector<double>& outputs);

}  // namespace musubi
