#pragma once

#include <vector>

#include "musubi/panel.hpp"
#include "sim/experiment/calibration/calibration.hpp"
#include "sim/experiment/calibration/known_truths.hpp"

namespace musubi {

/// Adds to a panel of runs (point_runs.hpp) what they are compared with: /calibration/quantity,
/// target_value, target_tolerance, what is shared and missed, prior_low, prior_high.
void add_question(Panel& runs, const std::vector<Factor>& factors, const std::vector<Target>& targets);

/// Adds what came out: the vectors, beliefs in each output, bounds on each parameter.
void add_answer(Panel& runs, const Calibration& calibration, const std::vector<Factor>& factors);

/// Adds the ranks of known truths, instead of an answer.
void add_ranks(Panel& runs, const KnownTruths& truths, const std::vector<Target>& targets);

/// The panel of runs alone, as it was before anything was added.
Panel runs_alone(const Panel& panel);

/// Whether two panels ask the same: equal targets and priors.
bool ask_the_same(const Panel& one, const Panel& other);

}  // namespace musubi
