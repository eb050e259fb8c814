#include "models/knowledge_cluster/world/name_fault.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace musubi::knowledge_cluster {
namespace {

constexpr std::string_view wide_space = "\u3000";

bool is_space(char c) { return c == ' ' || c == '\t'; }

/// U+0300 to U+036F are the Latin accents that follow their letter.
bool has_accent_in_parts(const std::string& name) {
    for (std::size_t i = 0; i + 1 < name.size(); ++i) {
        const auto first = static_cast<unsigned char>(name[i]),
                   second = static_cast<unsigned char>(name[i + 1]);
        if (first == 0xcc || (first == 0xcd && second < 0xb0)) return true;
    }
    return false;
}

bool has_voicing_in_parts(const std::string& name) {
    constexpr std::array<std::string_view, 2> marks{"\u3099", "\u309a"};
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return name.find(mark) != std::string::npos; });
}

}  // namespace

std::string name_fault(const std::string& name) {
    if (name.empty()) return "";
    if (is_space(name.front()) || is_space(name.back()) || name.starts_with(wide_space) ||
        name.ends_with(wide_space))
        return "has a space at an end: take it away";
    if (has_accent_in_parts(name) || has_voicing_in_parts(name))
        return "has a letter and its mark as two characters: write them as one (Unicode form NFC)";
    return "";
}

}  // namespace musubi::knowledge_cluster
