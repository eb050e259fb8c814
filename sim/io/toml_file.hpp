#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// A key of a TOML file with what stands under it.
struct TomlNode {
    enum class Kind { flag, integer, real, text, table, array, date_or_time };
    std::string key;
    Place key_place;
    Kind kind = Kind::table;
    Value value;                     ///< of flag, integer, real and text
    Place place;                     ///< of the value
    std::vector<TomlNode> children;  ///< of a table, as they stand in the file; of an array, without keys

    /// The child of that name, or null.
    [[nodiscard]] const TomlNode* find(const std::string& name) const;
};

/// A text as one table; `file` is what problems call it. A problem, and nothing, if it is not TOML.
std::optional<TomlNode> parse_toml(const std::string& text, const std::string& file, Problems& problems);

/// The file as one table. A problem, and nothing, if it cannot be read, is larger than 1 MiB, or is not TOML.
std::optional<TomlNode> read_toml(const std::filesystem::path& path, Problems& problems);

}  // namespace musubi
