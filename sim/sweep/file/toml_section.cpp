#include "sim/sweep/file/toml_section.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/io/parameter_value.hpp"
#include "sim/io/suggestion.hpp"

namespace musubi {

using Kind = TomlNode::Kind;

TomlSection::TomlSection(const TomlNode& node, const std::vector<std::string>& known, Problems& problems)
    : node_(node), problems_(problems) {
    if (node.kind != Kind::table) {
        problems.add(node.place, fmt::format("{} must be a table, not {}", node.key, in_words(node.kind)));
        return;
    }
    for (const TomlNode& child : node.children)
        if (std::find(known.begin(), known.end(), child.key) == known.end())
            problems.add(child.key_place, fmt::format("unknown key {}{}", in_quotes(child.key),
                                                      did_you_mean(nearest_word(child.key, known))));
}

const TomlNode* TomlSection::of_kind(const std::string& key, Kind kind, const char* meant) {
    const TomlNode* node = node_.find(key);
    if (node == nullptr || node->kind == kind) return node;
    problems_.add(node->place, fmt::format("{} must be {}, not {}", key, meant, in_words(node->kind)));
    return nullptr;
}

std::optional<std::string> TomlSection::text(const std::string& key) {
    const TomlNode* node = of_kind(key, Kind::text, "a text");
    return node == nullptr ? std::nullopt : std::optional(std::get<std::string>(node->value));
}

std::optional<double> TomlSection::number(const std::string& key) {
    const TomlNode* node = node_.find(key);
    if (node != nullptr && node->kind == Kind::integer)
        return static_cast<double>(std::get<std::int64_t>(node->value));
    node = of_kind(key, Kind::real, "a number");
    if (node == nullptr) return std::nullopt;
    const double number = std::get<double>(node->value);
    if (std::isfinite(number)) return number;
    problems_.add(node->place, fmt::format("{} is not a finite number", key));
    return std::nullopt;
}

std::optional<std::size_t> TomlSection::count(const std::string& key, std::size_t least) {
    constexpr std::int64_t most = 1'000'000'000;
    const TomlNode* node = of_kind(key, Kind::integer, "a whole number");
    if (node == nullptr) return std::nullopt;
    const auto number = std::get<std::int64_t>(node->value);
    if (number >= static_cast<std::int64_t>(least) && number <= most) return static_cast<std::size_t>(number);
    problems_.add(node->place, fmt::format("{} = {} is outside {} … {}", key, number, least, most));
    return std::nullopt;
}

std::optional<bool> TomlSection::flag(const std::string& key) {
    const TomlNode* node = of_kind(key, Kind::flag, "true or false");
    return node == nullptr ? std::nullopt : std::optional(std::get<bool>(node->value));
}

void TomlSection::require(const std::string& key) {
    if (!has(key)) problems_.add(node_.place, fmt::format("{} is missing", key));
}

}  // namespace musubi
