#pragma once

#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/panels/quantity.hpp"

namespace musubi {

/// A quantity of a calibration: fitted if it was observed, else only projected. Of a score: an observed
/// figure.
struct Target {
    std::string name;
    Quantity quantity;
    bool fitted = true;
    double value = 0;      ///< observed; 0 if nothing was
    double tolerance = 0;  ///< standard deviation of the observed value about the expected one
    std::string source;    ///< class of the source: a, b or c
};

/// Reads targets from a table with the columns name, variable, where, relative_to, relative_where, value,
/// tolerance, source, and, if there are any, statistic and over (docs/score.md says what each may hold).
/// `where` also selects what the row is relative to, unless `relative_where` gives another list, or `all`. A
/// row without value and tolerance is projected. All that is wrong is a problem at its place.
std::vector<Target> targets_of(const TextTable& table, const Panel& layout, Problems& problems);

/// Reads figures to score results against from such a table. They may be below 0, and must be of something
/// that differs between replicates. Rows without value and tolerance are left out.
std::vector<Target> figures_of(const TextTable& table, const Panel& results, Problems& problems);

}  // namespace musubi
