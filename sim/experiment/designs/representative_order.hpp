#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// An order of weighted points in which the first few stand for all, however many are taken: each next one
/// is that which brings the taken points nearest to the whole set, in energy distance between the two
/// distributions (greedy support points; Mak and Joseph 2018, doi:10.1214/17-AOS1629). Coordinates count by
/// their rank in the set, so that units and skew do not matter. The first is the most central point.
///
/// Points of equal weight stand in the order once each. Otherwise it is as long as it takes to give each a
/// number of places that is its weight to within 1/(2 · places_per_point) of the mean weight; a point without
/// weight has none. `points` has at least one point with a positive weight; all have as many coordinates.
std::vector<std::size_t> representative_order(const std::vector<std::vector<double>>& points,
                                              const std::vector<double>& weights);

/// Places in the order for each point, on average, where weights differ.
inline constexpr std::size_t places_per_point = 16;

}  // namespace musubi
