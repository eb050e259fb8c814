#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "musubi/random.hpp"
#include "sim/experiment/designs/factor.hpp"

namespace musubi {

/// A Latin hypercube in `factors` dimensions: each factor has its strata in a random order.
std::vector<Point> latin_hypercube(Luck luck, std::size_t points, std::size_t factors);

/// Logarithms of a density, which need not be normalised, at each of these points.
using LogDensity = std::function<std::vector<double>(const std::vector<Point>&)>;

/// Draws from a density over the unit cube by differential evolution Markov chains: a chain moves along the
/// difference of two others (ter Braak, 2006), in some of the factors only (Vrugt et al., 2009). It is
/// reflected at the walls of the cube, because a posterior has much of its mass there if the data bind it
/// little. The same luck gives the same draws.
std::vector<Point> sample(const LogDensity& log_density, Luck luck, std::size_t points, std::size_t factors);

}  // namespace musubi
