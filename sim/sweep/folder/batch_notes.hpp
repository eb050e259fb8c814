#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

namespace musubi {

/// Keeps a number about a batch in a file with its name, so that nobody need open a result file to know it.
/// No file is made for 0. Throws std::system_error.
void note(const std::filesystem::path& notes, const std::string& batch, std::size_t number);

/// The numbers that were kept, by the names of batches.
std::map<std::string, std::size_t> noted(const std::filesystem::path& notes);

}  // namespace musubi
