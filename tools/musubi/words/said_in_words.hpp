#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "musubi/page_words.hpp"

namespace musubi {

/// So many indicators, the first that a model names, are answered in a sentence each; tables have all.
inline constexpr std::size_t said_in_words = 3;

/// Numbers of the page's indicators that are answered in words: the primary outcome, if it is one of them,
/// then those that come first.
inline std::vector<std::size_t> said_of(const std::vector<ShownIndicator>& indicators,
                                        const std::string& primary_outcome) {
    std::vector<std::size_t> said;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].id == primary_outcome) said.push_back(i);
    for (std::size_t i = 0; i < indicators.size() && said.size() < said_in_words; ++i)
        if (indicators[i].id != primary_outcome) said.push_back(i);
    return said;
}

}  // namespace musubi
