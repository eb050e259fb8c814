#pragma once

#include <string>
#include <vector>

#include "sim/sweep/analysis/sweep_analysis.hpp"

namespace musubi {

/// The numbers of one output by which its factors are ordered, the largest size first; those that are not
/// defined are left out.
std::vector<SweepEstimate> ordered_factors(const SweepAnalysis& analysis, const std::string& output,
                                           const OrderingMeasure& by);

/// The factors of a family of outputs, the largest mean size first. Outputs that are means over several
/// labels do not count.
std::vector<std::string> factors_of_family(const SweepAnalysis& analysis, const std::string& family,
                                           const OrderingMeasure& by);

/// The families among the outputs, in their order.
std::vector<std::string> families_of(const SweepAnalysis& analysis);

}  // namespace musubi
