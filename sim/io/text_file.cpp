#include "sim/io/text_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>

#include "sim/io/input_file.hpp"

namespace musubi {
namespace {

/// Little more than `most_bytes`, so that a file without end does no harm.
std::string read_bytes(const std::filesystem::path& path, std::size_t most_bytes) {
    const InputFile file(path);
    constexpr std::size_t step = 1 << 16;
    std::string bytes;
    for (std::size_t got = step; got == step && bytes.size() <= most_bytes;) {
        const std::size_t have = bytes.size();
        bytes.resize(have + step);
        got = file.read(have, std::as_writable_bytes(std::span(bytes).subspan(have)));
        bytes.resize(have + got);
    }
    return bytes;
}

std::string plain_size(std::size_t bytes) {
    return bytes >= 1 << 20 ? fmt::format("{} MiB", bytes >> 20) : fmt::format("{} bytes", bytes);
}

std::string objection_to_byte(std::string_view text, std::size_t bad) {
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return "is UTF-16 text; save it again as UTF-8";
    if (text[bad] == '\0') return "a NUL byte: this is no text file";
    return fmt::format(
        "is not UTF-8 text (byte 0x{:02x}); an editor or a spreadsheet can save it again as UTF-8",
        static_cast<unsigned char>(text[bad]));
}

}  // namespace

Place place_in(std::string_view text, std::size_t at, std::string file) {
    Place place{std::move(file), 1, 1};
    for (std::size_t i = 0; i < at; ++i) {
        if (text[i] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) {
            ++place.column;
        }
    }
    return place;
}

std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[i])) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return first == 0 ? 0 : 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    unsigned code = first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return 0;
        code = code << 6 | (byte(i) & 0x3f);
    }
    constexpr std::array<unsigned, 5> least{0, 0, 0x80, 0x800, 0x10000};  // shorter forms exist below it
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    return first < 0xc0 || first > 0xf4 || code < least[length] || code > 0x10ffff || surrogate ? 0 : length;
}

std::size_t first_bad_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = character_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return at;
}

std::optional<std::string> read_text(const std::filesystem::path& path, std::size_t most_bytes,
                                     Problems& problems) {
    std::string text;
    try {
        text = read_bytes(path, most_bytes);
    } catch (const CannotRead& fault) {
        problems.add({path.string()}, "cannot be read: " + fault.reason());
        return std::nullopt;
    }
    if (text.size() > most_bytes) {
        problems.add({path.string()}, fmt::format("is larger than {}, the most that is read of such a file",
                                                  plain_size(most_bytes)));
        return std::nullopt;
    }
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    if (const std::size_t bad = first_bad_byte(text); bad < text.size()) {
        problems.add(place_in(text, bad, path.string()), objection_to_byte(text, bad));
        return std::nullopt;
    }
    return text;
}

}  // namespace musubi
