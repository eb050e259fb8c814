#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "musubi/problems.hpp"

namespace musubi {

/// The text of a file that a person wrote, without a byte order mark. A problem, and nothing, if it cannot be
/// read, holds more than `most_bytes`, or is not UTF-8 text.
std::optional<std::string> read_text(const std::filesystem::path& path, std::size_t most_bytes,
                                     Problems& problems);

/// Line and column of the character that begins at `at`.
Place place_in(std::string_view text, std::size_t at, std::string file);

/// How many bytes the first character of a text takes that is not empty; 0 if it is NUL or not UTF-8.
std::size_t character_length(std::string_view text);

/// Where the first byte stands that is NUL or not UTF-8; text.size() if there is none.
std::size_t first_bad_byte(std::string_view text);

}  // namespace musubi
