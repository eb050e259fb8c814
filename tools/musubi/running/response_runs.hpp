#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "sim/experiment/comparison/response.hpp"
#include "tools/musubi/running/result_source.hpp"

namespace musubi {

/// How the indicators of a scenario answer to a lever.
struct ResponseCurves {
    std::string scenario;
    Lever lever;
    std::vector<double> levels;
    std::int64_t since = 0;
    std::uint64_t seed = 0, replicates = 0;
    std::vector<std::string> headings;  ///< of the indicators
    std::vector<Response> responses;    ///< one per indicator
    Vectors vectors;                    ///< that the replicates have at every level
};

/// Runs a scenario at each level of the curves' lever, with the same seed and, where they are drawn,
/// vectors of parameters, and fills in headings, responses and vectors. Prepares every level before it runs
/// one; says what is wrong, and returns false, if one cannot be. Warns before it runs; the scenario is of
/// `file`.
bool compute_curves(const std::filesystem::path& file, const Scenario& scenario, const AnyModel& model,
                    const PassingRuns& runs, ResponseCurves& curves, Problems& problems);

}  // namespace musubi
