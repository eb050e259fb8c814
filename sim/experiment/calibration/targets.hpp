#pragma once

#include <optional>
#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/panels/quantity.hpp"

namespace musubi {

/// A part of an error that figures have in common, one standard deviation relative to the figure. It is
/// negative where what they share makes this figure smaller when it makes others larger.
struct SharedPart {
    std::string name;
    double part = 0;
};

/// A quantity of a calibration: fitted if it was observed, else only projected. Of a score: an observed
/// figure.
struct Target {
    std::string name;
    Quantity quantity;
    bool fitted = true;
    double value = 0;      ///< observed; 0 if nothing was
    double tolerance = 0;  ///< standard deviation of the error of the observed value, in its unit
    std::string source;    ///< class of the source: a, b or c
    std::vector<SharedPart> shared_error = {};  ///< what the tolerance has in common with others'
    /// Standard deviation of what the model misses at its best parameters, relative to the figure: a prior.
    double discrepancy = 0;
    std::vector<SharedPart> shared_discrepancy = {};  ///< what it has in common with others'
    std::optional<double> size = {};  ///< what errors are relative to, if it is not the observed value
};

/// Reads targets from a table with the columns name, variable, where, relative_to, relative_where, value,
/// tolerance, source. docs/score.md says what `where` and the optional columns statistic and over may hold.
/// `where` also selects what the row is relative to, unless `relative_where` gives another list, or `all`. A
/// row without value and tolerance is projected. The columns shared_error, discrepancy and shared_discrepancy
/// may be missing: then errors are independent, and the model is believed. Shared parts are a list like
/// "survey=0.02;ratio=-0.05"; together (root of the sum of squares) those of an error must be smaller than
/// it, and those of a discrepancy no larger. All that is wrong is a problem at its place.
std::vector<Target> targets_of(const TextTable& table, const Panel& layout, Problems& problems);

/// Reads figures to score results against from such a table. They may be below 0, and must be of something
/// that differs between replicates. Rows without value and tolerance are left out.
std::vector<Target> figures_of(const TextTable& table, const Panel& results, Problems& problems);

}  // namespace musubi
