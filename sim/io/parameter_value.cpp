#include "sim/io/parameter_value.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/io/suggestion.hpp"

namespace musubi {
namespace {

using Type = ParameterSpec::Type;
using Kind = TomlNode::Kind;

std::string expected(const ParameterSpec& parameter) {
    switch (parameter.type) {
        case Type::real:
            return "a number";
        case Type::integer:
            return "a whole number";
        case Type::flag:
            return "true or false";
        case Type::choice:
            return "one of " + list_in_quotes(parameter.choices);
        case Type::text:
            return "a text";
        case Type::table:
            return "the name of a CSV file";
    }
    return {};
}

bool begins_with_number(const std::string& text) {
    const std::size_t ink = text.find_first_not_of(" +-.");
    return ink != std::string::npos && text[ink] >= '0' && text[ink] <= '9';
}
bool is_number(const std::string& text) {
    return begins_with_number(text) && text.find_first_not_of("0123456789+-.eE_") == std::string::npos;
}

Kind kind_for(Type type) {
    switch (type) {
        case Type::real:
            return Kind::real;
        case Type::integer:
            return Kind::integer;
        case Type::flag:
            return Kind::flag;
        default:
            return Kind::text;
    }
}

std::string unit_of(const ParameterSpec& p) {
    return p.unit.empty() || p.unit == "1" ? "" : fmt::format(" (unit: {})", p.unit);
}

/// What is wrong with a value of the wrong kind. A number or a flag in quotation marks is what many write
/// first.
std::string wrong_kind(const ParameterSpec& p, const TomlNode& node) {
    const bool number = is_number(p);
    if (node.kind == Kind::text && (number || p.type == Type::flag)) {
        const auto& text = std::get<std::string>(node.value);
        if (p.type == Type::flag ? text == "true" || text == "false" : is_number(text))
            return fmt::format("{}: {} was meant, not text; write {} without quotation marks{}", p.name,
                               number ? "a number" : "true or false", text, unit_of(p));
        if (number && begins_with_number(text))
            return fmt::format("{}: a number alone was meant, not the text {}{}", p.name, in_quotes(text),
                               unit_of(p));
    }
    return fmt::format("{} must be {}{}, not {}", p.name, expected(p), number ? unit_of(p) : "",
                       in_words(node.kind));
}

/// Empty, or what is wrong with a number.
template <class Number>
std::string objection_to_number(const ParameterSpec& p, Number number) {
    if (!std::isfinite(static_cast<double>(number)))
        return fmt::format("{} = {} is not a finite number", p.name, number);
    if (static_cast<double>(number) >= p.low && static_cast<double>(number) <= p.high) return {};
    const bool is_percent = p.low == 0 && p.high == 1 && p.unit == "1" && number > 1 && number <= 100;
    return fmt::format(
        "{} = {} is outside {} … {}{}{}", p.name, number, p.low, p.high, unit_of(p),
        is_percent ? fmt::format("; {} % is {:.6g}", number, static_cast<double>(number) / 100) : "");
}

/// Empty, or what is wrong with a value of the right type.
std::string objection(const ParameterSpec& p, const Value& value) {
    if (p.type == Type::real) return objection_to_number(p, std::get<double>(value));
    if (p.type == Type::integer) return objection_to_number(p, std::get<std::int64_t>(value));
    if (p.type != Type::choice) return {};
    const auto& chosen = std::get<std::string>(value);
    if (std::find(p.choices.begin(), p.choices.end(), chosen) != p.choices.end()) return {};
    return is_none_of(p.name, chosen, p.choices);
}

}  // namespace

const char* in_words(TomlNode::Kind kind) {
    switch (kind) {
        case Kind::flag:
            return "true or false";
        case Kind::integer:
            return "a whole number";
        case Kind::real:
            return "a number with a decimal point";
        case Kind::text:
            return "a text";
        case Kind::table:
            return "a table";
        case Kind::array:
            return "an array";
        case Kind::date_or_time:
            return "a date or time";
    }
    return "";
}

std::optional<std::int64_t> as_whole_number(double number) {
    if (!(number >= -0x1.0p63 && number < 0x1.0p63) || std::floor(number) != number) return std::nullopt;
    return static_cast<std::int64_t>(number);
}

std::optional<Value> value_for(const ParameterSpec& parameter, const TomlNode& node, Problems& problems) {
    Value value = node.value;
    if (parameter.type == Type::real && node.kind == Kind::integer)
        value = static_cast<double>(std::get<std::int64_t>(node.value));
    else if (node.kind != kind_for(parameter.type)) {
        problems.add(node.place, wrong_kind(parameter, node));
        return std::nullopt;
    }
    if (std::string wrong = objection(parameter, value); !wrong.empty()) {
        problems.add(node.place, std::move(wrong));
        return std::nullopt;
    }
    return value;
}

}  // namespace musubi
