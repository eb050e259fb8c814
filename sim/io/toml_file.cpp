#include "sim/io/toml_file.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "sim/io/text_file.hpp"

namespace musubi {
namespace {

constexpr int most_dots =
    32;  // the parser calls itself for each dot of a key, and 200,000 overflow its stack

/// After the string that begins at `begin`; the end of the line if it is not closed there.
std::size_t after_string(std::string_view text, std::size_t begin) {
    const char mark = text[begin];
    const std::string three(3, mark);
    const bool many_lines = text.substr(begin, 3) == three;
    std::size_t at = begin + (many_lines ? 3 : 1);
    while (at < text.size()) {
        if (many_lines ? text.substr(at, 3) == three : text[at] == mark) return at + (many_lines ? 3 : 1);
        if (!many_lines && text[at] == '\n') return at;
        at += text[at] == '\\' && mark == '"' ? 2 : 1;
    }
    return text.size();
}

/// Where the first dot too many of a key stands; the end if there is none.
std::size_t dot_too_many(std::string_view text) {
    int dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            at = after_string(text, at);
            continue;
        }
        if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
            continue;
        }
        if (c == '.' && ++dots > most_dots) return at;
        if (c == '\n' || c == '=' || c == ',' || c == '{') dots = 0;
        ++at;
    }
    return text.size();
}

Place place_of(const toml::source_position& position, const std::string& file) {
    return {file, static_cast<int>(position.line), static_cast<int>(position.column)};
}

TomlNode::Kind kind_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::boolean:
            return TomlNode::Kind::flag;
        case toml::node_type::integer:
            return TomlNode::Kind::integer;
        case toml::node_type::floating_point:
            return TomlNode::Kind::real;
        case toml::node_type::string:
            return TomlNode::Kind::text;
        case toml::node_type::table:
            return TomlNode::Kind::table;
        case toml::node_type::array:
            return TomlNode::Kind::array;
        default:
            return TomlNode::Kind::date_or_time;
    }
}

Value value_of(const toml::node& node) {
    if (const auto* flag = node.as_boolean()) return flag->get();
    if (const auto* integer = node.as_integer()) return integer->get();
    if (const auto* real = node.as_floating_point()) return real->get();
    if (const auto* text = node.as_string()) return text->get();
    return false;
}

TomlNode node_of(const toml::key& key, const toml::node& source, const std::string& file);

std::vector<TomlNode> children_of(const toml::table& table, const std::string& file) {
    std::vector<TomlNode> children;
    for (const auto& [key, node] : table) children.push_back(node_of(key, node, file));
    std::stable_sort(children.begin(), children.end(), [](const TomlNode& a, const TomlNode& b) {
        return std::pair(a.key_place.line, a.key_place.column) <
               std::pair(b.key_place.line, b.key_place.column);
    });
    return children;
}

/// What stands somewhere, without its key.
TomlNode content_of(const toml::node& source, const std::string& file) {
    TomlNode node;
    node.kind = kind_of(source);
    node.value = value_of(source);
    node.place = place_of(source.source().begin, file);
    if (const toml::table* table = source.as_table()) node.children = children_of(*table, file);
    if (const toml::array* array = source.as_array())
        for (const toml::node& element : *array) node.children.push_back(content_of(element, file));
    return node;
}

TomlNode node_of(const toml::key& key, const toml::node& source, const std::string& file) {
    TomlNode node = content_of(source, file);
    node.key = std::string(key.str());
    node.key_place = place_of(key.source().begin, file);
    return node;
}

/// Office programs turn straight quotes into curly ones, which TOML does not know.
constexpr std::array<std::string_view, 4> curly_quotes{"\u201c", "\u201d", "\u2018", "\u2019"};

/// The first one of the line, which the parser stumbles over there; the end of the text if there is none.
std::size_t curly_quote_in_line(std::string_view text, int line) {
    std::size_t begin = 0;
    for (int l = 1; l < line && begin < text.size(); ++l)
        begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::size_t first = text.size();
    for (const std::string_view quote : curly_quotes)
        if (const std::size_t at = text.find(quote, begin); at < end) first = std::min(first, at);
    return first;
}

/// What the parser says, without its names for what it was doing.
std::string in_plain_words(std::string_view said) {
    constexpr std::string_view doing = "Error while parsing ", twice = "cannot redefine existing ";
    if (said.starts_with(doing))
        said.remove_prefix(std::min(said.find(": "), said.size() - 2) + 2);  // what comes after it
    if (said.starts_with(twice) && said.find('\'') != std::string_view::npos)
        return fmt::format("{} is set a second time", said.substr(said.find('\'')));
    if (said == "could not determine value type")
        return "this is no value: a number, true or false, or a text in quotation marks was meant";
    std::string plain = fmt::format("this is not TOML: {}", said);
    if (const std::size_t end = plain.find("'\\n'"); end != std::string::npos)
        plain.replace(end, 4, "the end of the line");
    if (plain.ends_with("saw ','")) plain += "; decimals are written with a point";
    return plain;
}

}  // namespace

const TomlNode* TomlNode::find(const std::string& name) const {
    const auto it = std::find_if(children.begin(), children.end(),
                                 [&](const TomlNode& child) { return child.key == name; });
    return it == children.end() ? nullptr : &*it;
}

std::optional<TomlNode> parse_toml(const std::string& text, const std::string& file, Problems& problems) {
    if (const std::size_t dot = dot_too_many(text); dot < text.size()) {
        problems.add(
            place_in(text, dot, file),
            fmt::format("a key with more than {} dots; a scenario's keys have one, as in section.key",
                        most_dots));
        return std::nullopt;
    }
    try {
        TomlNode root;
        root.place = {file};
        root.children = children_of(toml::parse(text, file), file);
        return root;
    } catch (const toml::parse_error& fault) {
        const std::size_t quote = curly_quote_in_line(text, static_cast<int>(fault.source().begin.line));
        if (quote < text.size())
            problems.add(place_in(text, quote, file), "a curly quote; straight ones (\") were meant");
        else
            problems.add(place_of(fault.source().begin, file), in_plain_words(fault.description()));
        return std::nullopt;
    }
}

std::optional<TomlNode> read_toml(const std::filesystem::path& path, Problems& problems) {
    constexpr std::size_t most_bytes = 1 << 20;
    const auto text = read_text(path, most_bytes, problems);
    if (!text) return std::nullopt;
    return parse_toml(*text, path.string(), problems);
}

}  // namespace musubi
