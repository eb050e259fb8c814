#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi {

/// How many letters must be left out, put in, changed or swapped with their neighbour to make one word of the
/// other (Damerau-Levenshtein, where no letter is touched twice).
inline std::size_t spelling_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> two_above(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
        std::swap(two_above, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

/// The known word that the writer most likely meant; empty if none is near (a third of the letters, at least
/// one). `known` is a range of texts.
template <class Known>
std::string nearest_word(std::string_view word, const Known& known) {
    constexpr std::size_t longest = 100;  // nobody mistypes a longer name, and the distance costs its square
    if (word.size() > longest) return {};
    std::size_t least = std::max<std::size_t>(1, (word.size() + 1) / 3) + 1;
    std::string nearest;
    for (const auto& candidate : known) {
        const std::size_t distance = spelling_distance(word, candidate);
        if (distance >= least) continue;
        least = distance;
        nearest = candidate;
    }
    return nearest;
}

/// " (did you mean 'known'?)", or nothing for an empty word.
inline std::string did_you_mean(std::string_view known) {
    return known.empty() ? "" : " (did you mean '" + std::string(known) + "'?)";
}

}  // namespace musubi
