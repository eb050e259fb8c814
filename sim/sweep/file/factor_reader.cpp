#include "sim/sweep/file/factor_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/io/suggestion.hpp"
#include "sim/sweep/file/spread_reader.hpp"
#include "sim/sweep/file/toml_section.hpp"

namespace musubi {
namespace {

using Kind = TomlNode::Kind;
using Type = ParameterSpec::Type;

void say_unknown(const std::string& name, const Place& place, const std::vector<ParameterSpec>& parameters,
                 Problems& problems) {
    std::vector<std::string> known;
    known.reserve(parameters.size());
    for (const ParameterSpec& spec : parameters) known.push_back(spec.name);
    problems.add(place, fmt::format("the model has no parameter {}{}", in_quotes(name),
                                    did_you_mean(nearest_word(name, known))));
}

/// With whom a factor moves; with nobody if it does not say.
std::string group_of(TomlSection& section, const std::string& name, Problems& problems) {
    const auto group = section.text("group");
    if (group && group->empty()) problems.add(section.place("group"), "a group needs a name");
    return group.value_or(name);
}

/// One parameter as a factor.
void read_factor(const TomlNode& node, const std::string& name, const std::vector<ParameterSpec>& parameters,
                 std::vector<SweepFactor>& factors, Problems& problems) {
    const ParameterSpec* spec = parameter_named(parameters, name);
    if (spec == nullptr) return say_unknown(name, node.key_place, parameters, problems);
    if (spec->type == Type::table)
        return problems.add(node.key_place,
                            fmt::format("{} is a table; give a scenario a table, and the factor scenario "
                                        "those as levels",
                                        name));
    TomlSection section(node, keys_of_a_factor(), problems);
    if (node.kind != Kind::table) return;
    const auto spread = read_spread(section, *spec, problems);
    const std::string group = group_of(section, name, problems);
    if (spread) factors.push_back({name, group, *spread});
}

/// A whole number as 64 bits, or the last that they hold.
std::int64_t whole(double number) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return number >= 0x1.0p63 ? most : static_cast<std::int64_t>(std::max(number, -0x1.0p63));
}

/// How a parameter that only its source class names is varied.
std::optional<Spread> usual_spread(const ParameterSpec& spec, const Value& value, double within) {
    if (spec.type == Type::flag) return Levels{{false, true}};
    if (spec.type == Type::choice) return Levels{{spec.choices.begin(), spec.choices.end()}};
    if (!is_number(spec)) return std::nullopt;
    if (spec.prior) return declared_prior(spec);
    const auto as_number = [](const Value& v) {
        const auto* real = std::get_if<double>(&v);
        return real != nullptr ? *real : static_cast<double>(std::get<std::int64_t>(v));
    };
    const double centre = as_number(value), far = std::abs(centre) * within;
    double low = std::max(spec.low, centre - far), high = std::min(spec.high, centre + far);
    if (centre == 0 && spec.effect.nudge) {
        const double nudge = as_number(*spec.effect.nudge);
        low = std::min(0.0, nudge);
        high = std::max(0.0, nudge);
    }
    if (spec.type == Type::real) return low < high ? std::optional<Spread>(Prior{low, high}) : std::nullopt;
    const std::int64_t first = whole(std::floor(low)), last = whole(std::ceil(high));
    if (first >= last) return std::nullopt;
    constexpr double fine = 1000;  // of a wider range every so many are enough
    return whole_numbers(first, last, whole(std::max(1.0, std::ceil((high - low) / fine))));
}

std::optional<Source> source_named(const std::string& name) {
    if (name == "a") return Source::sheet;
    if (name == "b") return Source::published;
    return name == "c" ? std::optional(Source::assumption) : std::nullopt;
}

/// The parameters that `except` names.
std::vector<std::string> left_out_by(const TomlSection& section, const std::vector<ParameterSpec>& parameters,
                                     Problems& problems) {
    std::vector<std::string> names;
    const TomlNode* list = section.find("except");
    if (list == nullptr) return names;
    if (list->kind != Kind::array)
        problems.add(list->place, "except must be a list of parameters, as [\"choice.size\"]");
    for (const TomlNode& one : list->children) {
        names.push_back(one.kind == Kind::text ? std::get<std::string>(one.value) : "");
        if (parameter_named(parameters, names.back()) == nullptr)
            say_unknown(names.back(), one.place, parameters, problems);
    }
    return names;
}

void read_every(const TomlNode& node, const std::vector<ParameterSpec>& parameters, const Scenario& scenario,
                std::vector<SweepFactor>& factors, Problems& problems) {
    TomlSection section(node, {"source", "within", "except"}, problems);
    section.require("source");
    section.require("within");
    const auto name = section.text("source");
    const auto within = section.number("within");
    const auto source = name ? source_named(*name) : std::nullopt;
    if (name && !source) problems.add(section.place("source"), "source must be \"a\", \"b\" or \"c\"");
    if (within && (*within <= 0 || *within > 1))
        problems.add(section.place("within"), "within is a share of the value: above 0, at most 1");
    const std::vector<std::string> except = left_out_by(section, parameters, problems);
    if (!source || !within) return;
    for (const ParameterSpec& spec : parameters) {
        const auto is_it = [&](const SweepFactor& factor) { return factor.name == spec.name; };
        if (spec.source != *source || std::any_of(factors.begin(), factors.end(), is_it)) continue;
        if (is_off(parameters, spec, scenario)) continue;
        if (std::find(except.begin(), except.end(), spec.name) != except.end()) continue;
        if (const auto spread = usual_spread(spec, scenario.settings.at(spec.name).value, *within))
            factors.push_back({spec.name, spec.name, *spread});
    }
}

void read_luck(const TomlNode& node, std::vector<SweepFactor>& factors, Problems& problems) {
    TomlSection section(node, {"count", "group"}, problems);
    section.require("count");
    const auto count = section.count("count", 2);
    if (count && *count > most_integers)
        problems.add(section.place("count"), fmt::format("count may be {} at most", most_integers));
    else if (count) {
        Levels each = whole_numbers(0, static_cast<std::int64_t>(*count) - 1);
        each.is_range = false;  // no luck lies between two others
        factors.push_back({luck_factor, group_of(section, luck_factor, problems), std::move(each)});
    }
}

}  // namespace

std::vector<SweepFactor> read_factors(const TomlNode& node, const std::vector<ParameterSpec>& parameters,
                                      const Scenario& scenario, Problems& problems) {
    std::vector<SweepFactor> factors;
    const TomlNode* every = nullptr;
    for (const TomlNode& section : node.children) {
        if (section.key == scenario_factor) continue;
        if (section.key == "every")
            every = &section;
        else if (section.key == luck_factor)
            read_luck(section, factors, problems);
        else if (section.kind != Kind::table)
            problems.add(section.place, fmt::format("{} must be a table of its parameters", section.key));
        else
            for (const TomlNode& key : section.children)
                read_factor(key, section.key + "." + key.key, parameters, factors, problems);
    }
    if (every != nullptr) read_every(*every, parameters, scenario, factors, problems);
    return factors;
}

}  // namespace musubi
