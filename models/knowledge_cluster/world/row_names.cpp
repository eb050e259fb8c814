#include "models/knowledge_cluster/world/row_names.hpp"

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

/// Why a name could be confused with another that looks the same: a space at an end, or letters in parts (か
/// and a voicing mark for が), which other programs write as one letter. Empty if there is no such fault.
std::string name_fault(const std::string& name) {
    if (is_space(name.front()) || is_space(name.back()) || name.starts_with(wide_space) ||
        name.ends_with(wide_space))
        return "has a space at an end: take it away";
    if (has_accent_in_parts(name) || has_voicing_in_parts(name))
        return "has a letter and its mark as two characters: write them as one (Unicode form NFC)";
    return "";
}

}  // namespace

void RowNames::check(const TextTable::Row& row, std::size_t column) {
    const std::string& name = row.cells[column].text;
    if (name.empty()) return reader_.say(row, column, std::string(words_.if_empty));
    if (const std::string fault = name_fault(name); !fault.empty())
        reader_.say(row, column, "the " + std::string(words_.name) + " '" + name + "' " + fault);
    if (const auto [first, is_new] = line_of_.emplace(name, row.line); !is_new)
        reader_.say(row, column,
                    "the " + std::string(words_.row) + " '" + name + "' stands twice, first in line " +
                        std::to_string(first->second));
}

}  // namespace musubi::knowledge_cluster
