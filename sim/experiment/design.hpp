#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/experiment/spread.hpp"

namespace musubi {

/// Which points a sweep visits.
struct Design {
    enum class Kind { factorial, latin_hypercube, sobol, saltelli, morris, one_at_a_time, list };
    Kind kind = Kind::sobol;
    /// Points of a Latin hypercube or a Sobol' sequence, base points of Saltelli's design, trajectories of
    /// Morris'. The others follow from their factors.
    std::size_t size = 0;
    std::size_t grid = 4;      ///< of Morris: places that a factor may take, an even number
    bool second_order = true;  ///< of Saltelli
};

/// A place that stands for what the scenario says, whatever that is.
double place_of_scenario();

/// As it stands in a sweep file: "factorial", "latin_hypercube" …
const char* name_of(Design::Kind kind);
const std::vector<Design::Kind>& kinds_of_designs();

/// Whether more points leave those that there are as they were.
bool can_be_extended(Design::Kind kind);

/// How many points that is; the largest number there is where it is beyond that. A list's is its `size`.
std::size_t points_in(const Design& design, const std::vector<SweepFactor>& factors);

/// How many points belong together: a block of Saltelli's, a trajectory of Morris'; else 1.
std::size_t points_a_block(const Design& design, const std::vector<SweepFactor>& factors);

/// The place of every factor at every point, row-major. Point k depends on the seed and k only, but for a
/// Latin hypercube, which is a whole. A factorial design has a point a combination of levels, the last factor
/// fastest; one at a time, the scenario first, then each factor at its ends (or its levels) and all others as
/// in the scenario. Not for lists.
///
/// A block of Saltelli's (2002): A, then A with each group from B, then (second order) B with each group from
/// A, then B; A and B are the halves of a point of a scrambled Sobol' sequence. A trajectory of Morris'
/// (1991): a point of the grid, then each group in turn, in an order of the trajectory's own, half the grid
/// up or down.
std::vector<double> places_of(const Design& design, const std::vector<SweepFactor>& factors,
                              std::uint64_t seed);

}  // namespace musubi
