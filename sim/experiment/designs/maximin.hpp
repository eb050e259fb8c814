#pragma once

#include <cstddef>
#include <vector>

#include "musubi/random.hpp"
#include "sim/experiment/designs/factor.hpp"

namespace musubi {

/// A Latin hypercube whose points lie far apart. Strata are swapped between pairs of points as long as that
/// lowers Σ 1 / distance⁸ over all pairs, which the closest pairs dominate (Morris and Mitchell, 1995). A
/// larger design does not begin with the points of a smaller one.
std::vector<Point> maximin_latin_hypercube(Luck luck, std::size_t points, std::size_t factors);

/// The distance of the closest two.
double smallest_distance(const std::vector<Point>& points);

}  // namespace musubi
