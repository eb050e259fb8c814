#include "sim/sweep/file/spread_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/experiment/designs/factor.hpp"
#include "sim/io/parameter_value.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/io/suggestion.hpp"

namespace musubi {
namespace {

using Kind = TomlNode::Kind;
using Type = ParameterSpec::Type;

/// A way to say how a parameter is spread: what it is called by, and its keys.
struct Way {
    const char* name;
    std::vector<std::string> keys;
};
const Way by_levels{"levels", {"levels", "weights"}}, by_prior{"prior", {"prior"}},
    by_normal{"mean", {"mean", "deviation", "low", "high"}}, by_mode{"mode", {"mode", "low", "high"}},
    by_ends{"low", {"low", "high", "scale"}};

const Way& way_of(const TomlSection& section) {
    if (section.has("levels") || section.has("weights")) return by_levels;
    if (section.has("prior")) return by_prior;
    if (section.has("mean") || section.has("deviation")) return by_normal;
    return section.has("mode") ? by_mode : by_ends;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What would be read of no way to spread a parameter, and so be passed over.
void refuse_other_keys(const TomlSection& section, const Way& way, Problems& problems) {
    for (const TomlNode& node : section.node().children)
        if (contains(keys_of_a_factor(), node.key) && !contains(way.keys, node.key) && node.key != "group")
            problems.add(node.key_place, fmt::format("{} has no place beside {}", node.key, way.name));
}

/// Whether an end of a distribution lies in the range of the parameter.
template <class Number>
bool is_in_range(const TomlSection& section, const std::string& key, Number number, const ParameterSpec& spec,
                 Problems& problems) {
    if (static_cast<double>(number) >= spec.low && static_cast<double>(number) <= spec.high) return true;
    problems.add(section.place(key), fmt::format("{} = {} is outside the range of {}, {} … {}", key, number,
                                                 spec.name, spec.low, spec.high));
    return false;
}

template <class Number>
bool rises(const TomlSection& section, Number low, Number high, Problems& problems) {
    if (low < high) return true;
    problems.add(section.place("high"), fmt::format("high = {} must be above low = {}", high, low));
    return false;
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

/// Between two ends.
std::optional<Prior> between(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    section.require("low");
    section.require("high");
    const auto low = section.number("low"), high = section.number("high");
    const auto scale = scale_of(section, problems);
    if (!low || !high || !scale) return std::nullopt;
    const bool low_is_right = is_in_range(section, "low", *low, spec, problems),
               high_is_right = is_in_range(section, "high", *high, spec, problems);
    if (!low_is_right || !high_is_right || !rises(section, *low, *high, problems)) return std::nullopt;
    if ((*scale == Prior::Scale::logarithmic && *low <= 0) || (*scale == Prior::Scale::root && *low < 0)) {
        problems.add(section.place("low"),
                     fmt::format("low = {} has no place on a {} scale", *low, name_of(*scale)));
        return std::nullopt;
    }
    return Prior{*low, *high, *scale};
}

/// An end that is a whole number, to its last bit: a double has too few of them. 3.0 is one, too.
std::optional<std::int64_t> whole_end(TomlSection& section, const std::string& key, const ParameterSpec& spec,
                                      Problems& problems) {
    section.require(key);
    const TomlNode* node = section.find(key);
    if (node == nullptr) return std::nullopt;
    if (node->kind == Kind::integer) {
        const auto number = std::get<std::int64_t>(node->value);
        return is_in_range(section, key, number, spec, problems) ? std::optional(number) : std::nullopt;
    }
    const auto number = section.number(key);
    if (!number) return std::nullopt;
    if (const auto whole = as_whole_number(*number))
        return is_in_range(section, key, *whole, spec, problems) ? whole : std::nullopt;
    problems.add(node->place, fmt::format("{} = {}: {} is a whole number", key, *number, spec.name));
    return std::nullopt;
}

/// The whole numbers between two ends.
std::optional<Spread> whole_between(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    const auto low = whole_end(section, "low", spec, problems),
               high = whole_end(section, "high", spec, problems);
    const auto scale = scale_of(section, problems);
    if (!low || !high || !scale || !rises(section, *low, *high, problems)) return std::nullopt;
    if (*scale != Prior::Scale::linear) {
        problems.add(section.place("scale"),
                     fmt::format("{} is a whole number, which has a linear scale only", spec.name));
        return std::nullopt;
    }
    if (static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(*low) <= most_integers)
        return whole_numbers(*low, *high);
    problems.add(section.place("high"),
                 fmt::format("{} is a whole number: at most {} may lie between low and "
                             "high, or give its levels",
                             spec.name, most_integers));
    return std::nullopt;
}

/// Whether what a distribution centres on lies between its ends. A mean beyond them is mostly one in another
/// unit, as 85 for 0.85.
bool lies_between(const TomlSection& section, const char* key, double centre, const Prior& ends,
                  Problems& problems) {
    if (centre >= ends.low && centre <= ends.high) return true;
    problems.add(section.place(key),
                 fmt::format("{} = {} does not lie between {} and {}", key, centre, ends.low, ends.high));
    return false;
}

std::optional<Spread> normal(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    section.require("mean");
    section.require("deviation");
    const auto mean = section.number("mean"), deviation = section.number("deviation");
    const auto ends = between(section, spec, problems);
    if (deviation && *deviation <= 0)
        problems.add(section.place("deviation"), fmt::format("deviation = {} must be above 0", *deviation));
    if (!mean || !ends || !lies_between(section, "mean", *mean, *ends, problems)) return std::nullopt;
    if (!deviation || *deviation <= 0) return std::nullopt;
    return NormalSpread{*mean, *deviation, ends->low, ends->high};
}

std::optional<Spread> triangular(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    const auto ends = between(section, spec, problems);
    const auto mode = section.number("mode");
    if (!ends || !mode || !lies_between(section, "mode", *mode, *ends, problems)) return std::nullopt;
    return TriangularSpread{ends->low, *mode, ends->high};
}

std::optional<Spread> own_prior(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    const auto wanted = section.flag("prior");
    if (wanted == false)
        problems.add(section.place("prior"), "prior may be true, or left out");
    else if (wanted && !spec.prior)
        problems.add(section.place("prior"), fmt::format("{} has no prior", spec.name));
    else if (wanted)
        return declared_prior(spec);
    return std::nullopt;
}

/// The weights of so many levels; none if none are given.
std::optional<std::vector<double>> weights_of(const TomlSection& section, std::size_t levels,
                                              Problems& problems) {
    std::vector<double> weights;
    const TomlNode* node = section.find("weights");
    if (node == nullptr) return weights;
    if (node->kind != Kind::array) {
        problems.add(node->place, "weights must be a list of numbers, as [2, 1]");
        return std::nullopt;
    }
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
    if (weights.size() != levels)
        problems.add(node->place, fmt::format("{} weights for {} levels", weights.size(), levels));
    else if (!std::isfinite(std::accumulate(weights.begin(), weights.end(), 0.0)))
        problems.add(node->place, "the weights are too large to be added up");
    else
        return weights;
    return std::nullopt;
}

std::optional<Spread> of_levels(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    section.require("levels");
    if (!section.has("levels")) return std::nullopt;
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

}  // namespace

const std::vector<std::string>& keys_of_a_factor() {
    static const std::vector<std::string> keys{"low",  "high",  "scale",  "mean",    "deviation",
                                               "mode", "prior", "levels", "weights", "group"};
    return keys;
}

Spread declared_prior(const ParameterSpec& spec) {
    const Prior& prior = *spec.prior;
    if (is_whole(spec))
        return whole_numbers(static_cast<std::int64_t>(prior.low), static_cast<std::int64_t>(prior.high));
    return prior;
}

Levels whole_numbers(std::int64_t low, std::int64_t high, std::int64_t step) {
    Levels levels;
    levels.is_range = true;
    const auto first = static_cast<std::uint64_t>(low), width = static_cast<std::uint64_t>(high) - first;
    for (std::uint64_t k = 0; k <= width / static_cast<std::uint64_t>(step); ++k)
        levels.values.emplace_back(static_cast<std::int64_t>(first + k * static_cast<std::uint64_t>(step)));
    return levels;
}

std::optional<Spread> read_spread(TomlSection& section, const ParameterSpec& spec, Problems& problems) {
    const Way& way = way_of(section);
    refuse_other_keys(section, way, problems);
    if (&way == &by_levels) return of_levels(section, spec, problems);
    if (&way == &by_prior) return own_prior(section, spec, problems);
    if (!is_number(spec)) {
        problems.add(section.place(), fmt::format("{} is no number: give its levels", spec.name));
        return std::nullopt;
    }
    if (spec.type == Type::integer && &way == &by_ends) return whole_between(section, spec, problems);
    if (spec.type == Type::integer) {
        problems.add(section.place(),
                     fmt::format("{} is a whole number: give low and high, or its levels", spec.name));
        return std::nullopt;
    }
    if (&way == &by_normal) return normal(section, spec, problems);
    if (&way == &by_mode) return triangular(section, spec, problems);
    return between(section, spec, problems);
}

}  // namespace musubi
