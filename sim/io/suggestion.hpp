#pragma once

#include <span>
#include <string>
#include <string_view>

#include "musubi/spelling.hpp"

namespace musubi {

/// A user's text in quotation marks, shortened where it is long.
std::string in_quotes(std::string_view text);

/// The words in quotation marks with commas between them.
std::string list_in_quotes(std::span<const std::string> words);

}  // namespace musubi
