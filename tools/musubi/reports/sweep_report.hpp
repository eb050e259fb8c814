#pragma once

#include <string>
#include <vector>

#include "sim/io/csv.hpp"
#include "sim/sweep/analysis/convergence.hpp"

namespace musubi {

/// What an analysis found: for people, for machines, and as a table of every number.
/// `settling` is empty where it was not asked.
std::string analysis_text(const SweepAnalysis& analysis, const SweepPlan& plan,
                          const std::vector<MeasuredAt>& settling);
std::string analysis_json(const SweepAnalysis& analysis, const SweepPlan& plan,
                          const std::vector<MeasuredAt>& settling);
std::string analysis_csv(const SweepAnalysis& analysis, CsvFor readers);

}  // namespace musubi
