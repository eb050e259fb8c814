#pragma once

#include <string>

#include "sim/io/csv.hpp"
#include "tools/musubi/running/response_runs.hpp"

namespace musubi {

/// Three sentences on the first three indicators, one table per indicator, and what brackets mean.
std::string response_text(const ResponseCurves& curves);
/// What is no finite number is null.
std::string response_json(const ResponseCurves& curves);
/// One line per level and indicator; the step is the one that leads to the level.
std::string response_csv(const ResponseCurves& curves, CsvFor readers);

}  // namespace musubi
