#pragma once

#include <cstddef>

namespace musubi {

/// So many indicators, the first that a model names, are answered in a sentence each; tables have all.
inline constexpr std::size_t said_in_words = 3;

}  // namespace musubi
