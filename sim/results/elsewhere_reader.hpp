#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/hdf5.hpp"
#include "sim/results/result_file.hpp"

namespace musubi {

/// Where the numbers of a dataset lie that refers to other files. Throws hdf5::Fault if it does so in another
/// way than musubi.
Elsewhere::Numbers elsewhere_of(hid_t dataset, const std::string& name);

/// Reads another result file: its content, or why it cannot be used.
struct SourceContent {
    std::optional<Panel> panel;
    std::string objection = {};
};
using ReadSource = std::function<SourceContent(const std::filesystem::path& file)>;

/// Copies the numbers of other files to their places; each file is read once. If a file cannot be read, its
/// places stay as they are. Returns why the first such file cannot be read; empty if all can. `folder`: that
/// of the file that refers to them.
std::string fill_from_elsewhere(Panel& panel, const std::vector<Elsewhere::Numbers>& elsewhere,
                                const std::filesystem::path& folder, const ReadSource& read);

}  // namespace musubi
