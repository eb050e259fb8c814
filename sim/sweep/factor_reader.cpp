#include "sim/sweep/factor_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/experiment/factor.hpp"
#include "sim/io/parameter_value.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/io/suggestion.hpp"
#include "sim/sweep/toml_section.hpp"

namespace musubi {
namespace {

using Kind = TomlNode::Kind;
using Type = ParameterSpec::Type;

constexpr std::size_t most_integers = 10'000;

const std::vector<std::string>& keys_of_a_factor() {
    static const std::vector<std::string> keys{"low",  "high",  "scale",  "mean",    "deviation",
                                               "mode", "prior", "levels", "weights", "group"};
    return keys;
}

bool is_number(const ParameterSpec& spec) { return spec.type == Type::real || spec.type == Type::integer; }

/// An end of a distribution, which must lie in the range of the parameter.
std::optional<double> end_of(TomlSection& section, const std::string& key, const ParameterSpec& spec,
                             Problems& problems) {
    section.require(key);
    const auto number = section.number(key);
    if (number && (*number < spec.low || *number > spec.high)) {
        problems.add(section.place(key), fmt::format("{} = {} is outside the range of {}, {} … {}", key,
                                                     *number, spec.name, spec.low, spec.high));
        return std::nullopt;
    }
    return number;
}

std::optional<Prior::Scale> scale_of(TomlSection& section, Problems& problems) {
    if (!section.has("scale")) return Prior::Scale::linear;
    const auto name = section.text("scale");
    if (!name) return std::nullopt;
    for (const auto scale : {Prior::Scale::linear, Prior::Scale::root, Prior::Scale::logarithmic})
        if (*name == name_of(scale)) return scale;
    problems.add(section.place("scale"),
                 fmt::format("scale = {} is neither linear, root nor logarithmic", in_quotes(*name)));
    return std::nullopt;
}

Levels whole_numbers(double low, double high, std::int64_t step = 1) {
    Levels levels;
    levels.is_range = true;
    for (auto i = static_cast<std::int64_t>(low); i <= static_cast<std::int64_t>(high); i += step)
        levels.values.emplace_back(i);
    return levels;
}

/// Between two ends, of a real or a whole number.
std::optional<Spread> between(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    const auto low = end_of(section, "low", spec, problems), high = end_of(section, "high", spec, problems);
    const auto scale = scale_of(section, problems);
    if (!low || !high || !scale) return std::nullopt;
    if (*low >= *high) {
        problems.add(section.place("high"), fmt::format("high = {} must be above low = {}", *high, *low));
        return std::nullopt;
    }
    if ((*scale == Prior::Scale::logarithmic && *low <= 0) || (*scale == Prior::Scale::root && *low < 0)) {
        problems.add(section.place("low"),
                     fmt::format("low = {} has no place on a {} scale", *low, name_of(*scale)));
        return std::nullopt;
    }
    if (spec.type == Type::real) return Prior{*low, *high, *scale};
    if (std::floor(*low) != *low || std::floor(*high) != *high || *high - *low > most_integers ||
        *scale != Prior::Scale::linear) {
        problems.add(section.place(),
                     fmt::format("{} is a whole number: low and high must be, with at most {} "
                                 "between them on a linear scale",
                                 spec.name, most_integers));
        return std::nullopt;
    }
    return whole_numbers(*low, *high);
}

std::optional<Spread> normal(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    section.require("deviation");
    const auto mean = section.number("mean"), deviation = section.number("deviation");
    const auto ends = between(section, spec, problems);
    if (deviation && *deviation <= 0)
        problems.add(section.place("deviation"), fmt::format("deviation = {} must be above 0", *deviation));
    if (!mean || !deviation || *deviation <= 0 || !ends) return std::nullopt;
    const auto& even = std::get<Prior>(*ends);
    return NormalSpread{*mean, *deviation, even.low, even.high};
}

std::optional<Spread> triangular(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    const auto ends = between(section, spec, problems);
    const auto mode = section.number("mode");
    if (!ends || !mode) return std::nullopt;
    const auto& even = std::get<Prior>(*ends);
    if (*mode >= even.low && *mode <= even.high) return TriangularSpread{even.low, *mode, even.high};
    problems.add(section.place("mode"),
                 fmt::format("mode = {} does not lie between {} and {}", *mode, even.low, even.high));
    return std::nullopt;
}

/// The weights of so many levels; none if none are given.
std::optional<std::vector<double>> weights_of(const TomlSection& section, std::size_t levels,
                                              Problems& problems) {
    std::vector<double> weights;
    const TomlNode* node = section.find("weights");
    if (node == nullptr) return weights;
    for (const TomlNode& one : node->children) {
        const bool integer = one.kind == Kind::integer;
        const double weight = integer ? static_cast<double>(std::get<std::int64_t>(one.value))
                              : one.kind == Kind::real ? std::get<double>(one.value)
                                                       : -1;
        if (!(weight > 0) || !std::isfinite(weight)) {
            problems.add(one.place, "a weight must be a number above 0");
            return std::nullopt;
        }
        weights.push_back(weight);
    }
    if (weights.size() == levels) return weights;
    problems.add(node->place, fmt::format("{} weights for {} levels", weights.size(), levels));
    return std::nullopt;
}

std::optional<Spread> of_levels(const TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    const TomlNode& list = *section.find("levels");
    if (list.kind != Kind::array || list.children.empty()) {
        problems.add(list.place, "levels must be a list of values, as [1, 2]");
        return std::nullopt;
    }
    Levels levels;
    bool right = true;
    for (const TomlNode& one : list.children) {
        const auto value = value_for(spec, one, problems);
        right &= value.has_value();
        if (!value) continue;
        if (std::find(levels.values.begin(), levels.values.end(), *value) != levels.values.end()) {
            problems.add(one.place, fmt::format("the level {} stands twice", toml_value(*value)));
            right = false;
        }
        levels.values.push_back(*value);
    }
    auto weights = weights_of(section, list.children.size(), problems);
    if (!right || !weights) return std::nullopt;
    levels.weights = *std::move(weights);
    return levels;
}

std::optional<Spread> spread_of(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    if (section.has("levels")) return of_levels(section, spec, problems);
    if (section.has("prior")) {
        if (spec.prior) return *spec.prior;
        problems.add(section.place("prior"), fmt::format("{} has no prior", spec.name));
        return std::nullopt;
    }
    if (!is_number(spec)) {
        problems.add(section.place(), fmt::format("{} is no number: give its levels", spec.name));
        return std::nullopt;
    }
    const bool curved = section.has("mean") || section.has("mode");
    if (curved && spec.type != Type::real) {
        problems.add(section.place(),
                     fmt::format("{} is a whole number: give low and high, or its levels", spec.name));
        return std::nullopt;
    }
    if (section.has("mean")) return normal(section, spec, problems);
    if (section.has("mode")) return triangular(section, spec, problems);
    return between(section, spec, problems);
}

void say_unknown(const std::string& name, const Place& place, const std::vector<ParameterSpec>& parameters,
                 Problems& problems) {
    std::vector<std::string> known;
    known.reserve(parameters.size());
    for (const ParameterSpec& spec : parameters) known.push_back(spec.name);
    problems.add(place, fmt::format("the model has no parameter {}{}", in_quotes(name),
                                    did_you_mean(nearest_word(name, known))));
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
    const auto spread = spread_of(section, *spec, problems);
    const std::string group = section.text("group").value_or(name);
    if (spread) factors.push_back({name, group, *spread});
}

/// How a parameter that only its source class names is varied.
std::optional<Spread> usual_spread(const ParameterSpec& spec, const Value& value, double within) {
    if (spec.type == Type::flag) return Levels{{false, true}};
    if (spec.type == Type::choice) return Levels{{spec.choices.begin(), spec.choices.end()}};
    if (!is_number(spec)) return std::nullopt;
    if (spec.prior) return *spec.prior;
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
    low = std::floor(low);
    high = std::ceil(high);
    if (low >= high) return std::nullopt;
    constexpr double fine = 1000;  // of a wider range every so many are enough
    return whole_numbers(low, high, static_cast<std::int64_t>(std::max(1.0, std::ceil((high - low) / fine))));
}

std::optional<Source> source_named(const std::string& name) {
    if (name == "a") return Source::sheet;
    if (name == "b") return Source::published;
    return name == "c" ? std::optional(Source::assumption) : std::nullopt;
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
    std::vector<std::string> except;
    if (const TomlNode* list = section.find("except"))
        for (const TomlNode& one : list->children) {
            const std::string left_out = one.kind == Kind::text ? std::get<std::string>(one.value) : "";
            if (parameter_named(parameters, left_out) == nullptr)
                say_unknown(left_out, one.place, parameters, problems);
            except.push_back(left_out);
        }
    if (!source || !within) return;
    for (const ParameterSpec& spec : parameters) {
        const auto is_it = [&](const SweepFactor& factor) { return factor.name == spec.name; };
        if (spec.source != *source || std::any_of(factors.begin(), factors.end(), is_it)) continue;
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
        Levels each = whole_numbers(0, static_cast<double>(*count) - 1);
        each.is_range = false;  // no luck lies between two others
        factors.push_back({luck_factor, section.text("group").value_or(luck_factor), std::move(each)});
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
