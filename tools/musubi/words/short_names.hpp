#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace musubi {

/// Names that tell files apart wherever the command is given: the file's name without its extension; where
/// several have that, its name, and as many of the folders above it as it takes; a number behind it if a file
/// is there more than once.
std::vector<std::string> short_names(const std::vector<std::filesystem::path>& files);

}  // namespace musubi
