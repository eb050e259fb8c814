#include "models/knowledge_cluster/world/name_fault.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace musubi::knowledge_cluster {
namespace {

constexpr std::u32string_view spaces =
    U" \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000";
/// Of no width: a soft hyphen, joiners, the mark of a byte order.
constexpr std::u32string_view unseen = U"\u00ad\u200b\u200c\u200d\u2060\ufeff";
/// What the katakana of half the width, from U+FF61 on, are at full width; their two voicing marks follow.
constexpr std::u32string_view full_kana =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    U"ヤユヨラリルレロワン";
constexpr char32_t half_kana = 0xff61, half_voicing = 0xff9e, half_p_voicing = 0xff9f;

bool is_in(std::u32string_view letters, char32_t letter) {
    return letters.find(letter) != std::u32string_view::npos;
}

/// Bytes that are no UTF-8 stand for themselves.
std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        char32_t letter = bytes == 1 ? first : first & (0x7fU >> bytes);
        for (std::size_t i = 1; i < bytes && at + i < text.size(); ++i)
            letter = letter << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
        letters += letter;
        at += bytes;
    }
    return letters;
}

std::string utf8_of(std::u32string_view letters) {
    std::string text;
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    const auto add_rest = [&](char32_t letter, unsigned shift) { add(0x80 | (letter >> shift & 0x3f)); };
    for (const char32_t letter : letters) {
        if (letter < 0x80) {
            add(letter);
        } else if (letter < 0x800) {
            add(0xc0 | letter >> 6U);
            add_rest(letter, 0);
        } else {
            add(letter < 0x10000 ? 0xe0 | letter >> 12U : 0xf0 | letter >> 18U);
            if (letter >= 0x10000) add_rest(letter, 12);
            add_rest(letter, 6);
            add_rest(letter, 0);
        }
    }
    return text;
}

/// U+0300 to U+036F are the Latin accents that follow their letter.
bool is_accent(char32_t letter) { return letter >= 0x300 && letter <= 0x36f; }
bool is_voicing(char32_t letter) { return letter == 0x3099 || letter == 0x309a; }

bool is_between(char32_t letter, char32_t first, char32_t last) { return letter >= first && letter <= last; }

char32_t lower(char32_t letter) {
    struct Capitals {
        char32_t first, last, step, to_lower;
    };
    constexpr std::array<Capitals, 11> capitals{{{U'A', U'Z', 1, 32},
                                                 {0xc0, 0xd6, 1, 32},
                                                 {0xd8, 0xde, 1, 32},
                                                 {0x100, 0x12e, 2, 1},
                                                 {0x132, 0x136, 2, 1},
                                                 {0x139, 0x147, 2, 1},
                                                 {0x14a, 0x176, 2, 1},
                                                 {0x179, 0x17d, 2, 1},
                                                 {0x391, 0x3a9, 1, 32},  // Greek
                                                 {0x400, 0x40f, 1, 80},  // Cyrillic
                                                 {0x410, 0x42f, 1, 32}}};
    for (const auto& [first, last, step, to_lower] : capitals)
        if (is_between(letter, first, last) && (letter - first) % step == 0) return letter + to_lower;
    return letter;
}

/// A katakana with its voicing mark as one letter; nothing (0) if there is none.
char32_t voiced(char32_t kana, char32_t mark) {
    const bool h = is_in(U"ハヒフヘホ", kana);
    if (mark == half_p_voicing) return h ? kana + 2 : 0;
    if (kana == U'ウ') return U'ヴ';
    return h || is_in(U"カキクケコサシスセソタチツテト", kana) ? kana + 1 : 0;
}

void add_look(std::u32string& look, char32_t letter) {
    if (is_in(spaces, letter) || is_in(unseen, letter)) return;
    if (is_between(letter, 0xff01, 0xff5e)) letter -= 0xfee0;  // ASCII at full width
    if (letter == U'㈱' || letter == U'㈲') {
        look += letter == U'㈱' ? U"(株)" : U"(有)";
    } else if (is_between(letter, half_kana, half_voicing - 1)) {
        look += full_kana[letter - half_kana];
    } else if (letter == half_voicing || letter == half_p_voicing) {
        const char32_t both = look.empty() ? 0 : voiced(look.back(), letter);
        if (both != 0) look.pop_back();
        look += both != 0 ? both : letter;
    } else {
        look += lower(letter);
    }
}

}  // namespace

std::string name_fault(const std::string& name) {
    if (name.empty()) return "";
    const std::u32string letters = letters_of(name);
    if (is_in(spaces, letters.front()) || is_in(spaces, letters.back()))
        return "has a space at an end: take it away";
    if (std::any_of(letters.begin(), letters.end(), [](char32_t c) { return is_accent(c) || is_voicing(c); }))
        return "has a letter and its mark as two characters: write them as one (Unicode form NFC)";
    return "";
}

std::string look_of(const std::string& name) {
    std::u32string look;
    for (const char32_t letter : letters_of(name)) add_look(look, letter);
    return utf8_of(look);
}

}  // namespace musubi::knowledge_cluster
