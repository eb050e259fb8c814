#pragma once

#include <vector>

#include "musubi/parameters.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/sweep/sweep.hpp"

namespace musubi {

/// Takes the points of a sweep from a table: a column a parameter (or `luck`), a row a point. Every value
/// that stands in a column is a level of its factor, so that the runs have it to the last bit. What is no
/// parameter, or no value of it, is a problem at its place. Blanks about a value do not count; 3.0 is a whole
/// number; true and false may be written as in Python or R. A factor that the sweep names too is one.
void take_list(const TextTable& table, const std::vector<ParameterSpec>& parameters, Sweep& sweep,
               Problems& problems);

}  // namespace musubi
