#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace musubi {

enum class Overwrite { no, yes };

/// Why a file could not be written to this place, in words for a person; nothing if it could. Asked before a long
/// computation, so that it is not in vain.
std::optional<std::string> refuse_target(const std::filesystem::path& path, Overwrite overwrite);

/// Puts a file in its place, whole or not at all: a temporary file beside it, fsync, rename, fsync of the folder. On
/// failure the temporary file is removed, what stood there is untouched, and std::runtime_error says why.
void write_whole_file(const std::filesystem::path& path, std::span<const std::byte> bytes, Overwrite overwrite);

}  // namespace musubi
