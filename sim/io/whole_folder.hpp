#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace musubi {

/// Makes a folder with these files (name, content), all of them or nothing: under another name beside it
/// first. Throws std::system_error, also if something of that name exists.
void write_whole_folder(const std::filesystem::path& target,
                        const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace musubi
