#pragma once

#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/quantity.hpp"

namespace musubi {

/// A number that a calibration looks at: observed, and then fitted; or not, and then only projected.
struct Target {
    std::string name;
    Quantity quantity;
    bool fitted = true;
    double value = 0;      ///< observed; 0 if nothing was
    double tolerance = 0;  ///< one standard deviation of what was observed about what the model expects
    std::string source;    ///< class of the source: a, b or c
};

/// Reads targets from a table with the columns name, variable, where, relative_to, relative_where, value,
/// tolerance, source. `where` is a list like "fiscal_year=2002;sponsor=programme"; it counts for what the row
/// is relative to, too, unless `relative_where` says otherwise: a list of its own, or `all`. A row without
/// value and tolerance is projected. All that is wrong is a problem at its place.
std::vector<Target> targets_of(const TextTable& table, const Panel& layout, Problems& problems);

}  // namespace musubi
