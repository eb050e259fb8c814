#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "musubi/spelling.hpp"

namespace musubi {

/// A user's text in quotation marks, shortened where it is long.
std::string in_quotes(std::string_view text);

/// The words in quotation marks with commas between them.
std::string list_in_quotes(std::span<const std::string> words);

/// "kind = 'sobl' is none of 'sobol', 'morris' (did you mean 'sobol'?)".
std::string is_none_of(std::string_view key, const std::string& word, const std::vector<std::string>& known);

}  // namespace musubi
