#pragma once

#include <vector>

#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "sim/io/toml_file.hpp"
#include "sim/sweep/file/sweep.hpp"

namespace musubi {

/// Reads the table [outputs] of a sweep for results of this layout. Under a name stands
///
///     { variable = "ties", where = { year = 2006 }, relative_to = "ties", relative_where = {},
///       by = "region" }
///
/// variable alone is needed. What `where` does not select is summed; a list of labels is summed too. `where`
/// counts for both sides of a share, unless `relative_where` is there, which then says all of the other side:
/// `{}` is everything. `by` makes an output a label of a dimension, called `name[label]`, and selects it on
/// both sides. Names that could not be told apart are a problem.
std::vector<SweepOutput> read_outputs(const TomlNode& outputs, const Panel& layout, Problems& problems);

}  // namespace musubi
