#pragma once

#include <string>
#include <vector>

#include "musubi/parameters.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// A parameter that an experiment varies, and how far.
struct Factor {
    std::string name;
    Prior prior;
    bool whole = false;  ///< a whole number, of which all between the ends are alike
};

/// A point of a design: one number per factor, from 0 (its low end) to 1 (its high end).
using Point = std::vector<double>;

/// As it stands in a table of priors and in a report.
const char* name_of(Prior::Scale scale);

/// The parameters that declare a prior, in the order of the registry.
std::vector<Factor> factors_of(const std::vector<ParameterSpec>& parameters);

/// Reads factors from a table with the columns parameter, low, high, scale (linear, root or logarithmic). All
/// that is wrong is a problem at its place: an unknown parameter, one that is no number, a prior outside the
/// parameter's range, a whole number whose prior is not linear or does not end at whole numbers.
std::vector<Factor> factors_of(const TextTable& table, const std::vector<ParameterSpec>& parameters,
                               Problems& problems);

/// The parameter's value at a place between the ends of its prior: the nearest, of a whole number.
double value_at(const Factor& factor, double place);
/// The place of a value: the inverse. Of a whole number, the middle of its places.
double place_of(const Factor& factor, double value);

/// The scenario with the factors' parameters set to these values.
Scenario with_values(Scenario scenario, const std::vector<Factor>& factors,
                     const std::vector<double>& values);

}  // namespace musubi
