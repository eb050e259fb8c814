#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace musubi {

/// Whether a file that exists may be replaced.
enum class Overwrite { no, yes };

/// Why a file cannot be written there, said to the person who asked for it; nothing if it can. To be asked
/// before the work whose result it shall hold. Links, devices and the like are never written to.
std::optional<std::string> refuse_target(const std::filesystem::path& target, Overwrite overwrite);

/// Writes a file whole or not at all: into a temporary file beside it, `.NAME.unfinished-PROCESS-…`, which is
/// flushed to disk and then renamed. It gets the mode and owner of a file that it replaces. On any failure
/// the target is as it was, the temporary file is gone, and std::system_error is thrown (EEXIST: it may not
/// be replaced). Only a killed process leaves that file; the next that writes the same target removes it.
void write_whole_file(const std::filesystem::path& target, std::span<const std::byte> content,
                      Overwrite overwrite);

}  // namespace musubi
