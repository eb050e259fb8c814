#pragma once

#include <string>

#include "musubi/model.hpp"
#include "musubi/scenario.hpp"
#include "sim/io/result_file.hpp"
#include "tools/musubi/run_options.hpp"

namespace musubi {

/// The time now, as the provenance has it.
std::string utc_now();

/// What every result of this program says of it, beginning now.
Provenance provenance_of_program(const std::string& command_line);

/// How the result of this run came about, beginning now.
Provenance provenance_of(const RunOptions& options, const Scenario& scenario, const AnyModel& model);

}  // namespace musubi
