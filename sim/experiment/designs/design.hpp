#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/experiment/designs/spread.hpp"

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

/// The place of a factor that keeps the value of the scenario.
double place_of_scenario();

/// As it stands in a sweep file: "factorial", "latin_hypercube" …
const char* name_of(Design::Kind kind);
const std::vector<Design::Kind>& kinds_of_designs();

/// Whether a larger design begins with the points of a smaller one.
bool can_be_extended(Design::Kind kind);

/// The number of points, or the largest std::size_t if there are more. A list has its `size`.
std::size_t points_in(const Design& design, const std::vector<SweepFactor>& factors);

/// How many points belong together: a block of Saltelli's, a trajectory of Morris'; else 1.
std::size_t points_per_block(const Design& design, const std::vector<SweepFactor>& factors);

/// The place of every factor at every point, row-major. Point k depends on the seed and k only, except in a
/// Latin hypercube, which depends on the number of points too. A factorial design has one point per
/// combination of levels, and the last factor changes fastest. One at a time: first the scenario, then each
/// factor at its ends (or at its levels) with all others as in the scenario. Not for lists.
///
/// A block of Saltelli's design (2002): A; A with each group from B; for second order, B with each group from
/// A; B. A and B are the two halves of a point of a scrambled Sobol' sequence. A trajectory of Morris' design
/// (1991): a random point of the grid, then one point per group, in random order, with that group moved by
/// half the grid, up or down.
std::vector<double> places_of(const Design& design, const std::vector<SweepFactor>& factors,
                              std::uint64_t seed);

}  // namespace musubi
