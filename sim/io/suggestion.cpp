#include "sim/io/suggestion.hpp"

#include <fmt/core.h>

namespace musubi {

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

std::string is_none_of(std::string_view key, const std::string& word, const std::vector<std::string>& known) {
    return fmt::format("{} = {} is none of {}{}", key, in_quotes(word), list_in_quotes(known),
                       did_you_mean(nearest_word(word, known)));
}

}  // namespace musubi
