#pragma once

#include <string>
#include <vector>

#include "sim/experiment/comparison/answers.hpp"

namespace musubi {

/// One of the results of a comparison, as it is kept.
struct ComparedResult {
    std::string name, title, checksum, scenario_checksum, resolved_scenario;
    const Panel* results;  ///< must outlive the call
};

/// The differences of scenarios from the first one, to be kept in a file:
/// - every variable that holds amounts in all of them, over `comparison`, `statistic` (paired_statistics) and
///   its own dimensions without the replicates;
/// - in /answers the indicators and ratios, in /treatments what add_treatments() adds, in /scenarios what was
///   compared;
/// - in `replicate` which replicates were paired, and in /calibration which parameters they drew, if they
///   did.
/// `answers` has one element for each result after the first, all to the same questions. Throws as
/// paired_cells() does.
Panel comparison_panel(const std::vector<ComparedResult>& compared, const std::vector<Answers>& answers);

/// Whether a panel is one of those, and no result of a run.
bool is_comparison(const Panel& panel);

}  // namespace musubi
