#pragma once

#include <string>
#include <vector>

#include "sim/sweep/sweep_analysis.hpp"

namespace musubi {

/// The numbers of one output by which its factors are ordered, the largest size first; those that are not
/// defined are left out.
std::vector<Measured> ordered_factors(const SweepAnalysis& analysis, const std::string& output,
                                      const OrderingMeasure& by);

/// The factors of all outputs of a family that are no mean over several, the largest mean size first.
std::vector<std::string> factors_of_family(const SweepAnalysis& analysis, const std::string& family,
                                           const OrderingMeasure& by);

/// The families among the outputs, in their order.
std::vector<std::string> families_of(const SweepAnalysis& analysis);

}  // namespace musubi
