#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

namespace musubi {

/// Says a number about a batch, in a file of its name in a folder of such notes, so that nobody need open a
/// file of results to know it. None is said of 0. Throws std::system_error.
void note(const std::filesystem::path& notes, const std::string& batch, std::size_t number);

/// What was said, by the names of batches.
std::map<std::string, std::size_t> noted(const std::filesystem::path& notes);

}  // namespace musubi
