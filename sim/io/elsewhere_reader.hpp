#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/hdf5.hpp"
#include "sim/io/result_file.hpp"

namespace musubi {

/// Where the numbers of a dataset lie that refers to other files. Throws hdf5::Fault if it does so in another
/// way than musubi.
Elsewhere::Numbers elsewhere_of(hid_t dataset, const std::string& name);

/// Reads another result file: its content, or why it cannot be used.
struct Source {
    std::optional<Panel> panel;
    std::string objection = {};
};
using ReadSource = std::function<Source(const std::filesystem::path& file)>;

/// Puts the numbers of other files in their places; each file is read once. What cannot be read stays as it
/// is; says of the first such file why, and is empty if there is none. `folder`: that of the file that refers
/// to them.
std::string fill_from_elsewhere(Panel& panel, const std::vector<Elsewhere::Numbers>& elsewhere,
                                const std::filesystem::path& folder, const ReadSource& read);

}  // namespace musubi
