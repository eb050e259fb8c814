#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace musubi {

/// How many letters must be left out, put in, changed or swapped with their neighbour to make one word of the
/// other (Damerau-Levenshtein, where no letter is touched twice).
std::size_t spelling_distance(std::string_view a, std::string_view b);

/// The known word that the writer most likely meant; empty if none is near (a third of the letters, at least
/// one).
std::string nearest_word(std::string_view word, std::span<const std::string> known);

/// " (did you mean 'known'?)", or nothing for an empty word.
std::string did_you_mean(std::string_view known);

/// A user's text in quotation marks, shortened where it is long.
std::string in_quotes(std::string_view text);

/// The words in quotation marks with commas between them.
std::string list_in_quotes(std::span<const std::string> words);

}  // namespace musubi
