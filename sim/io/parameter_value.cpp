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

/// Empty, or what is wrong with a number.
template <class Number>
std::string objection_to_number(const ParameterSpec& p, Number number) {
    if (!std::isfinite(static_cast<double>(number)))
        return fmt::format("{} = {} is not a finite number", p.name, number);
    if (static_cast<double>(number) >= p.low && static_cast<double>(number) <= p.high) return {};
    const std::string unit = p.unit.empty() || p.unit == "1" ? "" : fmt::format(" (unit: {})", p.unit);
    return fmt::format("{} = {} is outside {} … {}{}", p.name, number, p.low, p.high, unit);
}

/// Empty, or what is wrong with a value of the right type.
std::string objection(const ParameterSpec& p, const Value& value) {
    if (p.type == Type::real) return objection_to_number(p, std::get<double>(value));
    if (p.type == Type::integer) return objection_to_number(p, std::get<std::int64_t>(value));
    if (p.type != Type::choice) return {};
    const auto& chosen = std::get<std::string>(value);
    if (std::find(p.choices.begin(), p.choices.end(), chosen) != p.choices.end()) return {};
    return fmt::format("{} = {} is none of {}{}", p.name, in_quotes(chosen), list_in_quotes(p.choices),
                       did_you_mean(nearest_word(chosen, p.choices)));
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

std::optional<Value> value_for(const ParameterSpec& parameter, const TomlNode& node, Problems& problems) {
    Value value = node.value;
    if (parameter.type == Type::real && node.kind == Kind::integer)
        value = static_cast<double>(std::get<std::int64_t>(node.value));
    else if (node.kind != kind_for(parameter.type)) {
        problems.add(node.place, fmt::format("{} must be {}, not {}", parameter.name, expected(parameter),
                                             in_words(node.kind)));
        return std::nullopt;
    }
    if (std::string wrong = objection(parameter, value); !wrong.empty()) {
        problems.add(node.place, std::move(wrong));
        return std::nullopt;
    }
    return value;
}

}  // namespace musubi
