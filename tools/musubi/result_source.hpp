#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "musubi/ensemble.hpp"
#include "sim/network/network_plan.hpp"
#include "tools/musubi/result_input.hpp"

namespace musubi {

/// Where a result will come from, once it is known that nothing is wrong with it.
struct ResultSource {
    std::filesystem::path file;
    /// Dimensions and constants of the result, without the replicates where they are still to run; to be read
    /// before it is taken.
    std::shared_ptr<const Panel> layout;
    std::function<ResultInput()> take;  ///< runs what is to be run; to be called once
};

/// How scenarios are run whose results nobody keeps.
struct PassingRuns {
    EnsemblePlan plan;
    NetworkPlan network = {};
    std::string parameters = {};  ///< a calibrated set, see prepare(); empty: as the scenarios say
    bool quiet = false;
};

/// A result file as it was typed, or a scenario (.toml, or the name of a shipped one). Says what is wrong,
/// and returns nothing, if anything is; throws std::system_error if a result cannot be read at all.
std::optional<ResultSource> source_of(const std::filesystem::path& typed, const PassingRuns& runs);

}  // namespace musubi
