#pragma once

#include <string>

#include "musubi/model.hpp"
#include "musubi/scenario.hpp"
#include "sim/results/result_file.hpp"
#include "tools/musubi/options/run_options.hpp"

namespace musubi {

/// The time now, as the provenance has it.
std::string utc_now();

/// The provenance that every result of this program has, with the start time now.
Provenance provenance_of_program(const std::string& command_line);

/// The provenance of this run, with the start time now.
Provenance provenance_of(const RunOptions& options, const Scenario& scenario, const AnyModel& model);

}  // namespace musubi
