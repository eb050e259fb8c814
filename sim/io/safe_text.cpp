#include "sim/io/safe_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "sim/io/text_file.hpp"

namespace musubi {
namespace {

struct CodePoints {
    char32_t first, last;
};
/// What moves the cursor, rings, or lets text be read in another order than it stands.
constexpr CodePoints unsafe[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},
                                 {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2066, 0x2069}};

bool is_unsafe(char32_t character) {
    return std::any_of(std::begin(unsafe), std::end(unsafe), [&](const CodePoints& block) {
        return block.first <= character && character <= block.last;
    });
}

/// The code point of one whole UTF-8 sequence.
char32_t decoded(std::string_view sequence) {
    const auto lead = static_cast<unsigned char>(sequence.front());
    char32_t character = sequence.size() == 1 ? lead : lead & (0x7fU >> sequence.size());
    for (const char byte : sequence.substr(1))
        character = character << 6 | (static_cast<unsigned char>(byte) & 0x3fU);
    return character;
}

std::string written_out(std::string_view sequence) {
    if (sequence == "\n") return "\\n";
    if (sequence == "\t") return "\\t";
    return fmt::format("\\u{:04x}", static_cast<unsigned>(decoded(sequence)));
}

std::string safe(std::string_view text, std::string_view kept) {
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = text[at] == '\0' ? 1 : character_length(text.substr(at));
        const std::string_view sequence = text.substr(at, std::max<std::size_t>(length, 1));
        at += sequence.size();
        if (length == 0)
            safe += fmt::format("\\x{:02x}", static_cast<unsigned char>(sequence.front()));
        else if (is_unsafe(decoded(sequence)) && kept.find(sequence) == std::string_view::npos)
            safe += written_out(sequence);
        else
            safe += sequence;
    }
    return safe;
}

}  // namespace

std::string safe_text(std::string_view text) { return safe(text, "\n\t"); }
std::string safe_line(std::string_view text) { return safe(text, ""); }

}  // namespace musubi
