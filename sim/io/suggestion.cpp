#include "sim/io/suggestion.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace musubi {

std::size_t spelling_distance(std::string_view a, std::string_view b) {
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

std::string nearest_word(std::string_view word, std::span<const std::string> known) {
    constexpr std::size_t longest = 100;  // nobody mistypes a longer name, and the distance costs its square
    if (word.size() > longest) return {};
    std::size_t least = std::max<std::size_t>(1, (word.size() + 1) / 3) + 1;
    std::string nearest;
    for (const std::string& candidate : known) {
        const std::size_t distance = spelling_distance(word, candidate);
        if (distance >= least) continue;
        least = distance;
        nearest = candidate;
    }
    return nearest;
}

std::string did_you_mean(std::string_view known) {
    return known.empty() ? "" : fmt::format(" (did you mean '{}'?)", known);
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) return fmt::format("'{}'", text);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;  // never half a character
    return fmt::format("'{}…'", text.substr(0, end));
}

std::string list_in_quotes(std::span<const std::string> words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + in_quotes(word);
    return list;
}

}  // namespace musubi
