#pragma once

#include <string>
#include <vector>

#include "sim/sweep/analysis/convergence.hpp"

namespace musubi {

/// "0.41 [0.35, 0.47]"; without an interval the value alone; "-" for what is not defined.
std::string bounded_text(const Bounded& value);

/// One table per family of outputs: the measures of the five factors that decide most, label by label. Empty
/// without families.
std::string family_text(const SweepAnalysis& analysis, const SweepPlan& plan);

/// One table per output: the measures of the five factors that decide most, as the sweep grew. Empty if that
/// was not asked.
std::string convergence_text(const SweepAnalysis& analysis, const OutputAnalysis& output,
                             const SweepPlan& plan, const std::vector<MeasuredAt>& settling);

}  // namespace musubi
