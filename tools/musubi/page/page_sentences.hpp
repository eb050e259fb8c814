#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "musubi/page_words.hpp"
#include "sim/experiment/comparison/paired.hpp"
#include "sim/experiment/designs/vectors.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {

/// As difference_in_words(), in Japanese.
std::string difference_in_japanese(const std::string& from, const std::string& to, const std::string& what,
                                   const std::string& unit, const PairedDifference& difference);

/// As precision_in_words(), in Japanese: the range over what is not known, or the interval of the mean.
std::string precision_in_japanese(const PairedDifference& difference, const std::string& unit, int decimals);

/// Numbers of the page's indicators that are answered in words: the primary outcome, if it is one of them,
/// then those that come first.
std::vector<std::size_t> said_of(const std::vector<ShownIndicator>& indicators,
                                 const std::string& primary_outcome);

/// Which outcome was named beforehand, and what many intervals cannot say.
InTwoLanguages primary_outcome_in_words(const InTwoLanguages& outcome);

/// A sentence on what every interval holds: luck alone, or the drawn parameters too.
InTwoLanguages intervals_in_words(const Vectors& vectors);

}  // namespace musubi
