#pragma once

#include <filesystem>
#include <vector>

#include "musubi/problems.hpp"
#include "sim/io/toml_file.hpp"

namespace musubi {

/// A scenario file, before anybody asks what its keys mean.
struct ScenarioFile {
    std::filesystem::path path;
    TomlNode root;
};

/// A scenario and those that it extends, itself first. `extends = "baseline"` is baseline.toml in the folder
/// of the file that says so, else among the shipped scenarios (none if that is empty). It is a problem if a
/// file is missing or broken, or if the chain comes back to itself; the files before that are returned.
std::vector<ScenarioFile> read_chain(const std::filesystem::path& path, const std::filesystem::path& shipped,
                                     Problems& problems);

}  // namespace musubi
