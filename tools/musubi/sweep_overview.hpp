#pragma once

#include <string>
#include <vector>

#include "sim/sweep/convergence.hpp"

namespace musubi {

/// "0.41 [0.35, 0.47]"; without an interval the value alone; "-" for what is not defined.
std::string bounded_text(const Bounded& value);

/// For each family of outputs a table: label by label what the five factors come to that decide most. Empty
/// without families.
std::string family_text(const SweepAnalysis& analysis, const SweepPlan& plan);

/// For an output a table: what the five factors that decide most came to as the sweep grew. Empty if that was
/// not asked.
std::string convergence_text(const SweepAnalysis& analysis, const AnalysedOutput& output,
                             const SweepPlan& plan, const std::vector<MeasuredAt>& settling);

}  // namespace musubi
