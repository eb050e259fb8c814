#pragma once

#include <cstddef>
#include <vector>

#include "musubi/random.hpp"
#include "sim/experiment/factor.hpp"

namespace musubi {

/// A Latin hypercube whose points keep their distance: strata are swapped between pairs of points as long as
/// that lowers the sum of their inverse distances to the eighth power, which the closest pairs dominate
/// (Morris and Mitchell, 1995). It is a design as a whole: more points are another one.
std::vector<Point> maximin_latin_hypercube(Luck luck, std::size_t points, std::size_t factors);

/// The distance of the closest two.
double smallest_distance(const std::vector<Point>& points);

}  // namespace musubi
