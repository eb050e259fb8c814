#pragma once

#include <vector>

#include "musubi/parameters.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/sweep/file/sweep.hpp"

namespace musubi {

/// Reads the points of a sweep from a table: one column per parameter (or `luck`), one row per point. Every
/// value in a column becomes a level of its factor, so that the runs have exactly this value. A column that
/// is no parameter, or a value that the parameter cannot have, is a problem at its place. Blanks about a
/// value do not count; 3.0 is a whole number; true and false may be written as in Python or R. A factor that
/// the sweep names too is a problem.
void take_list(const TextTable& table, const std::vector<ParameterSpec>& parameters, Sweep& sweep,
               Problems& problems);

}  // namespace musubi
