#pragma once

#include <string>

#include "sim/sweep/sweep_analysis.hpp"

namespace musubi {

/// What an analysis found: for people, for machines, and as a table of every number.
std::string analysis_text(const SweepAnalysis& analysis, const SweepPlan& plan);
std::string analysis_json(const SweepAnalysis& analysis, const SweepPlan& plan);
std::string analysis_csv(const SweepAnalysis& analysis);

}  // namespace musubi
