#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/projection.hpp"

namespace musubi {

/// How partners are spread over a map. NaN where there is nothing to tell it from.
struct DistanceDecay {
    double near = 0;   ///< share of pairs of partners within 100 km, of those whose distance is known
    double decay = 0;  ///< b, where the chance that two nodes are partners falls with (1 + km/10)^−b
};

/// `region` is the region of each node; `kilometres` are those from region to region, NaN where unknown. The
/// decay is the maximum likelihood estimate of a gravity model with Poisson counts per pair of regions.
DistanceDecay distance_decay(const Projection& graph, std::span<const std::uint32_t> region,
                             std::span<const double> kilometres, std::size_t regions);

}  // namespace musubi
