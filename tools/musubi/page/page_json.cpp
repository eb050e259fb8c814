#include "tools/musubi/page/page_json.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

/// A character of UTF-8 text and how many bytes it takes; what is no UTF-8 is taken byte by byte.
struct Character {
    char32_t code;
    std::size_t bytes;
};

Character character_at(const std::string& text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(at);
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    char32_t code = bytes == 1 ? first : first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return {first, 1};
        code = code << 6U | (byte(at + i) & 0x3FU);
    }
    return {code, bytes};
}

bool is_control(Character c) {
    const char32_t x = c.code;
    const bool alone = c.bytes == 1 && x >= 0x80;  // no UTF-8: JSON replaces it
    return !alone && (x < 0x20 || (x >= 0x7F && x < 0xA0) || x == 0x61C || x == 0x200E || x == 0x200F ||
                      (x >= 0x2028 && x <= 0x202E) || (x >= 0x2066 && x <= 0x2069) || x == 0xFEFF);
}

void make_visible(PageJson& part) {
    if (part.is_string()) part = visible(part.get<std::string>());
    if (part.is_structured())
        for (PageJson& inner : part) make_visible(inner);
}

}  // namespace

PageJson in_json(const InTwoLanguages& text) { return {{"en", text.en}, {"ja", text.ja}}; }

PageTable::PageTable(const std::vector<Column>& columns) {
    for (const Column& column : columns) {
        PageJson one{{"key", column.key}, {"en", column.heading.en}, {"ja", column.heading.ja}};
        if (*column.about != '\0') one["about"] = column.about;
        columns_.push_back(std::move(one));
        only_where_known_.push_back(column.only_where_known);
    }
}

bool PageTable::is_known(std::size_t column) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const PageJson& row) {
        return row[column].is_number() && std::isfinite(row[column].get<double>());
    });
}

void PageTable::leave_out(std::size_t column) {
    columns_.erase(column);
    for (PageJson& row : rows_) row.erase(column);
}

PageJson PageTable::json() && {
    for (std::size_t c = columns_.size(); c-- > 0;)
        if (only_where_known_[c] && !is_known(c)) leave_out(c);
    return {{"columns", std::move(columns_)}, {"rows", std::move(rows_)}};
}

std::string visible(const std::string& text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        shown += is_control(c) ? fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c.code))
                               : text.substr(at, c.bytes);
        at += c.bytes;
    }
    return shown;
}

std::string embedded(PageJson document) {
    make_visible(document);
    // A file's name may be no UTF-8, which JSON must be.
    const std::string plain = document.dump(-1, ' ', false, PageJson::error_handler_t::replace);
    std::string inert;
    inert.reserve(plain.size());
    for (const char c : plain) switch (c) {
            case '<':
                inert += "\\u003c";
                break;
            case '>':
                inert += "\\u003e";
                break;
            case '&':
                inert += "\\u0026";
                break;
            default:
                inert += c;
        }
    return inert;
}

}  // namespace musubi
