#include "tools/musubi/words/text_table.hpp"

#include <algorithm>
#include <cstdint>

#include "sim/io/safe_text.hpp"

namespace musubi {
namespace {

struct CodePoints {
    std::uint32_t first, last;
};
/// Unicode's East Asian Wide and Fullwidth, in blocks.
constexpr CodePoints wide[] = {{0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},  {0xac00, 0xd7a3},
                               {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff01, 0xff60},  {0xffe0, 0xffe6},
                               {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; }

/// The code point that starts at `at`; `at` moves to the next.
std::uint32_t next_character(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    const unsigned payload = lead < 0x80 ? 0x7f : lead < 0xe0 ? 0x1f : lead < 0xf0 ? 0x0f : 0x07;
    std::uint32_t character = lead & payload;
    while (at < utf8.size() && continues_character(utf8[at]))
        character = character << 6 | (static_cast<unsigned char>(utf8[at++]) & 0x3fU);
    return character;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::uint32_t character = next_character(utf8, at);
        const bool is_wide = std::any_of(std::begin(wide), std::end(wide), [&](const CodePoints& block) {
            return block.first <= character && character <= block.last;
        });
        width += is_wide ? 2 : 1;
    }
    return width;
}

std::string aligned(const std::vector<std::vector<std::string>>& cells,
                    const std::vector<Align>& alignments) {
    std::vector<std::vector<std::string>> rows = cells;
    for (auto& row : rows)
        for (std::string& cell : row) cell = safe_line(cell);
    std::vector<std::size_t> widths(alignments.size(), 0);
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string padding(widths[c] - display_width(row[c]), ' ');
            line += c > 0 ? "  " : "";
            line += alignments[c] == Align::left ? row[c] + padding : padding + row[c];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

}  // namespace musubi
