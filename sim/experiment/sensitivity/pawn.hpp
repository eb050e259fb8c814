#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/estimates/resampling.hpp"

namespace musubi {

/// PAWN (Pianosi and Wagener, 2018). The points are cut into tenths by a factor. For each tenth, the
/// Kolmogorov-Smirnov distance between the output's distribution there and over all points is taken; the
/// measure is the median of the ten distances.
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
