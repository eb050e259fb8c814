#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace musubi {

/// What lies in a folder, in no order; nothing if there is no such folder. A folder that cannot be looked
/// into never passes for an empty one: throws CannotRead.
std::vector<std::filesystem::path> entries_in(const std::filesystem::path& folder);

/// The same, of the folders in it too.
std::vector<std::filesystem::path> entries_under(const std::filesystem::path& folder);

/// The first line of a short file; nothing if there is none that this user may read. Throws CannotRead if the
/// machine failed.
std::optional<std::string> first_line_of(const std::filesystem::path& file);

}  // namespace musubi
