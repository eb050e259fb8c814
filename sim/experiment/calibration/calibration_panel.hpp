#pragma once

#include <vector>

#include "musubi/panel.hpp"
#include "sim/experiment/calibration/calibration.hpp"

namespace musubi {

/// Adds to a panel of runs (point_runs.hpp) what they are compared with: /calibration/quantity,
/// target_value, target_tolerance, prior_low, prior_high.
void add_question(Panel& runs, const std::vector<Factor>& factors, const std::vector<Target>& targets);

/// Adds what came out: the vectors, beliefs in each output, bounds on each parameter.
void add_answer(Panel& runs, const Calibration& calibration, const std::vector<Factor>& factors);

/// The panel of runs alone, as it was before anything was added.
Panel runs_alone(const Panel& panel);

/// Whether two panels ask the same: equal targets and priors.
bool ask_the_same(const Panel& one, const Panel& other);

}  // namespace musubi
