#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/resampling.hpp"

namespace musubi {

/// PAWN (Pianosi and Wagener, 2018): how far the distribution of an output moves when a factor is held within
/// a tenth of its points: the Kolmogorov-Smirnov distance from that of all points, its median over the
/// tenths.
struct Pawn {
    std::vector<Bounded> distance;  ///< a factor each, from 0 to 1; the draws of an interval less their bias
    double noise = 0;        ///< what 95 % of factors that decide nothing stay below; NaN without draws
    std::size_t points = 0;  ///< that were used
};

/// `factors` holds the numbers of each factor at every point. Points without an output are left out. A factor
/// of few levels is held at each level.
Pawn pawn_distances(const std::vector<std::vector<double>>& factors, const std::vector<double>& outputs,
                    const Resampling& resampling);

}  // namespace musubi
