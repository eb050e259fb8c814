#pragma once

#include "musubi/ensemble.hpp"
#include "tools/musubi/response_report.hpp"

namespace musubi {

/// Runs a scenario at each level of the curves' lever, with the same seed, and fills in headings and
/// responses. Prepares every level before it runs one; says what is wrong, and returns false, if one cannot
/// be.
bool compute_curves(const Scenario& scenario, const AnyModel& model, const EnsemblePlan& plan, bool quiet,
                    ResponseCurves& curves, Problems& problems);

}  // namespace musubi
