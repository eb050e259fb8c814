#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "sim/experiment/response.hpp"

namespace musubi {

/// How the indicators of a scenario answer to a lever.
struct ResponseCurves {
    std::string scenario;
    Lever lever;
    std::vector<double> levels;
    std::int64_t since = 0;
    std::uint64_t seed = 0, replicates = 0;
    std::vector<std::string> headings;  ///< of the indicators
    std::vector<Response> responses;    ///< one an indicator
    Vectors vectors;                    ///< that the replicates have at every level
};

/// Three lines in words on the first three indicators, a table an indicator, and what brackets mean.
std::string response_text(const ResponseCurves& curves);
/// What is no finite number is null.
std::string response_json(const ResponseCurves& curves);
/// A line a level and indicator; the step is the one that leads to the level.
std::string response_csv(const ResponseCurves& curves);

}  // namespace musubi
