#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "tools/musubi/files/result_input.hpp"
#include "tools/musubi/options/run_options.hpp"

namespace musubi {

/// Where a result will come from, once it is known that nothing is wrong with it.
struct ResultSource {
    std::filesystem::path file;
    const AnyModel* model = nullptr;  ///< that made it, if this program knows it
    /// Dimensions and constants of the result, without the replicates where they are still to run; to be read
    /// before it is taken.
    std::shared_ptr<const Panel> layout;
    std::function<ResultInput()> take;  ///< runs what is to be run; to be called once
};

/// Whether a file, as scenario_file() finds it, is to be run: else it is a result.
bool is_scenario(const std::filesystem::path& file);

/// The model that made a result, if this program knows it.
const AnyModel* model_of(const ResultInput& result);

/// A result file as it was typed, or a scenario (.toml, or the name of a shipped one). Says what is wrong,
/// and returns nothing, if anything is; throws std::system_error if a result cannot be read at all.
std::optional<ResultSource> source_of(const std::filesystem::path& typed, const PassingRuns& runs);

/// The same of several, whose results are there together: the runs of all must find room in the memory.
std::optional<std::vector<ResultSource>> sources_of(const std::vector<std::filesystem::path>& typed,
                                                    const PassingRuns& runs);

}  // namespace musubi
