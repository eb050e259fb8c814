#pragma once

#include <optional>
#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "sim/results/result_file.hpp"
#include "tools/musubi/options/run_options.hpp"

namespace musubi {

/// A result that an earlier run left, to be completed.
struct EarlierResult {
    Panel panel;
    Provenance provenance;
};

/// Reads the result that is to be resumed, and fills in what the command line leaves to it: scenario, seed,
/// replicates and target. A problem, and nothing, if it cannot be read or its content is not what was
/// written.
std::optional<EarlierResult> read_earlier(RunOptions& options, Problems& problems);

/// Whether it has all that was asked for.
bool is_complete(const EarlierResult& earlier, const RunOptions& options);

/// Why a run cannot complete an earlier one, a line each: "seed: 1 there, 2 here". Empty if it can.
std::vector<std::string> differences(const Provenance& earlier, const Provenance& now);

/// The provenance of a run that completes an earlier one: the start of the earlier one, and both command
/// lines.
Provenance continued(const Provenance& earlier, Provenance now);

}  // namespace musubi
