#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace musubi {

/// Makes a folder with these files (name, content), all of them or nothing: under another name beside it
/// first. Throws std::system_error: EEXIST if something of that name exists. What killed processes left
/// behind of this target is removed.
void write_whole_folder(const std::filesystem::path& target,
                        const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace musubi
