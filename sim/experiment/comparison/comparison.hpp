#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi {

/// Group and name: "/network/degree", "projects_started".
std::string full_name(const Variable& variable);

/// The mean of all numbers of a variable that are not missing: over replicates, years and whatever else it
/// has. NaN if there are none, and for texts.
double mean_of(const Variable& variable);

/// A variable whose numbers differ between two results.
struct Change {
    std::string variable;  ///< its full name
    std::string units;
    double first = 0, second = 0;  ///< means; NaN where one has no number
    /// (second - first) / |first|: infinite if only the first is 0, zero if the means are the same although
    /// the numbers are not, NaN where a mean is.
    double relative = 0;
};

/// What differs between two results.
struct Comparison {
    std::vector<std::string> only_in_first, only_in_second;  ///< full names of variables
    std::vector<Change>
        changes;  ///< the largest relative difference of means first; then as in the first result
    std::size_t compared = 0;  ///< variables that are in both
};

/// Compares variable by variable. The results may have different replicates, years or regions.
Comparison compare(const Panel& first, const Panel& second);

}  // namespace musubi
