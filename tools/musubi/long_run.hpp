#pragma once

#include <functional>

#include "musubi/ensemble.hpp"
#include "musubi/panel.hpp"
#include "tools/musubi/run_options.hpp"

namespace musubi {

/// Runs an ensemble until it is complete or a signal stops it (see Interruption), and hands on what has
/// finished every now and then, so that a power failure loses little. For that it is stopped and taken up
/// again: threads wait for those still at work, a replicate's time at most.
Panel run_with_checkpoints(const PreparedModel& model, const RunOptions& options,
                           const std::function<void(const Panel&)>& checkpoint);

}  // namespace musubi
