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

/// Draws from a density over the unit cube by Markov chains that learn its shape from one another (the
/// stretch move of Goodman and Weare, 2010). `log_density` need not be normalised. The same draws for the
/// same luck.
std::vector<Point> sample(const std::function<double(const Point&)>& log_density, Luck luck,
                          std::size_t points, std::size_t factors);

}  // namespace musubi
