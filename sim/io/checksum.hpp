#pragma once

#include <string>
#include <string_view>

#include "musubi/panel.hpp"

namespace musubi {

/// What "the same bits" means: XXH3-128 of everything in a result but its provenance, as 32 hexadecimal digits. Walks the
/// dimensions in order and the variables by group and name; numbers as little-endian bytes, texts with their length.
std::string content_checksum(const Panel& results);

/// XXH3-128 of a text, as 32 hexadecimal digits.
std::string checksum_of(std::string_view text);

}  // namespace musubi
