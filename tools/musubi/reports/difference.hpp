#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/experiment/comparison/comparison.hpp"

namespace musubi {

/// One side of a diff: a scenario, alone or with the result that came of it.
struct Side {
    std::map<std::string, std::string> settings;
    std::optional<Panel> results;
};

/// What differs between two sides. Results are compared only where both have them.
struct Difference {
    std::vector<std::vector<std::string>> settings;  ///< name, first, second
    Comparison results;
    bool same_content = true;

    [[nodiscard]] bool none() const { return settings.empty() && same_content; }
};

/// Reads a scenario (.toml) or a result file. Says what is wrong with it, and returns nothing, if anything
/// is; throws std::system_error if a result file cannot be read at all.
std::optional<Side> read_side_of_diff(const std::filesystem::path& file);

Difference difference_between(const Side& first, const Side& second);

}  // namespace musubi
