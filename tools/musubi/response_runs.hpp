#pragma once

#include "tools/musubi/response_report.hpp"
#include "tools/musubi/result_source.hpp"

namespace musubi {

/// Runs a scenario at each level of the curves' lever, with the same seed and, where they are drawn,
/// vectors of parameters, and fills in headings, responses and vectors. Prepares every level before it runs
/// one; says what is wrong, and returns false, if one cannot be.
bool compute_curves(const Scenario& scenario, const AnyModel& model, const PassingRuns& runs,
                    ResponseCurves& curves, Problems& problems);

}  // namespace musubi
