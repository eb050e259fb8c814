#pragma once

#include <functional>

#include "musubi/ensemble.hpp"
#include "musubi/panel.hpp"
#include "tools/musubi/options/run_options.hpp"

namespace musubi {

/// Runs an ensemble until it is complete or a signal stops it (see Interruption). At intervals it hands on
/// what has finished, so that a power failure loses little. For that the ensemble is stopped and resumed:
/// each time some threads wait for the others, at most for the duration of one replicate.
Panel run_with_checkpoints(const PreparedModel& model, const RunOptions& options,
                           const std::function<void(const Panel&)>& checkpoint);

}  // namespace musubi
