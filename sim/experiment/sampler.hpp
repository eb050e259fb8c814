#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "musubi/random.hpp"
#include "sim/experiment/factor.hpp"

namespace musubi {

/// Points spread evenly over the cube of `factors` dimensions: a Latin hypercube, each factor's strata in an
/// order of their own.
std::vector<Point> latin_hypercube(Luck luck, std::size_t points, std::size_t factors);

/// Logarithms of a density, which need not be normalised, at each of these points.
using LogDensity = std::function<std::vector<double>(const std::vector<Point>&)>;

/// Draws from a density over the unit cube by Markov chains that learn its shape from one another: a chain
/// moves by a part of what two others differ by (ter Braak, 2006), in some of the factors (Vrugt et al.,
/// 2009), and is reflected at the walls, against which a posterior leans wherever the data bind little. The
/// same draws for the same luck.
std::vector<Point> sample(const LogDensity& log_density, Luck luck, std::size_t points, std::size_t factors);

}  // namespace musubi
