#include "sim/experiment/designs/factor.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "musubi/elementary.hpp"
#include "musubi/spelling.hpp"
#include "sim/experiment/panels/table_cells.hpp"

namespace musubi {
namespace {

void check_whole(const Prior& prior, const NamedCells& cells, Problems& problems) {
    for (const auto& [column, end] : {std::pair{"low", prior.low}, {"high", prior.high}})
        if (end != std::round(end))
            problems.add(cells.place(column), fmt::format("the prior of a whole number ends at {}", end));
    if (prior.scale != Prior::Scale::linear)
        problems.add(cells.place("scale"), "the prior of a whole number must be linear");
}

void check_range(const ParameterSpec& spec, const Prior& prior, const NamedCells& cells, Problems& problems) {
    if (prior.low < spec.low || prior.low > spec.high)
        problems.add(cells.place("low"),
                     fmt::format("the prior's low end {} is outside the range of {}, {} to {}", prior.low,
                                 spec.name, spec.low, spec.high));
    if (prior.high < spec.low || prior.high > spec.high)
        problems.add(cells.place("high"),
                     fmt::format("the prior's high end {} is outside the range of {}, {} to {}", prior.high,
                                 spec.name, spec.low, spec.high));
    if (prior.low >= prior.high)
        problems.add(cells.place("high"), fmt::format("the prior's high end {} must be above its low end {}",
                                                      prior.high, prior.low));
    if (prior.scale == Prior::Scale::logarithmic && prior.low <= 0)
        problems.add(cells.place("low"), "a logarithmic prior must begin above 0");
    if (prior.scale == Prior::Scale::root && prior.low < 0)
        problems.add(cells.place("low"), "a root prior must not begin below 0");
}

std::optional<Prior::Scale> scale_named(const std::string& name) {
    for (const auto scale : {Prior::Scale::linear, Prior::Scale::root, Prior::Scale::logarithmic})
        if (name == name_of(scale)) return scale;
    return std::nullopt;
}

/// Where a value stands on the scale on which the prior counts all places alike.
double on_scale(Prior::Scale scale, double value) {
    switch (scale) {
        case Prior::Scale::root:
            return std::sqrt(value);
        case Prior::Scale::logarithmic:
            return natural_log(value);
        case Prior::Scale::linear:
            break;
    }
    return value;
}

/// The inverse.
double from_scale(Prior::Scale scale, double at) {
    switch (scale) {
        case Prior::Scale::root:
            return at * at;
        case Prior::Scale::logarithmic:
            return exponential(at);
        case Prior::Scale::linear:
            break;
    }
    return at;
}

/// The ends of the prior on its scale. A whole number has the places that are nearer to it than to others, so
/// the ends lie half beyond the last ones.
std::pair<double, double> ends_of(const Factor& factor) {
    const auto& [low, high, scale] = factor.prior;
    const double beyond = factor.whole ? 0.5 : 0;
    return {on_scale(scale, low - beyond), on_scale(scale, high + beyond)};
}

std::string unknown_parameter(const std::string& name, const std::vector<ParameterSpec>& parameters) {
    std::vector<std::string> known;
    known.reserve(parameters.size());
    for (const ParameterSpec& spec : parameters) known.push_back(spec.name);
    return fmt::format("the model has no parameter '{}'{}", name, did_you_mean(nearest_word(name, known)));
}

std::optional<Factor> read_factor(const NamedCells& cells, const std::vector<ParameterSpec>& parameters,
                                  Problems& problems) {
    const std::string name = cells["parameter"].text;
    const ParameterSpec* spec = parameter_named(parameters, name);
    const auto low = cells.number("low", problems), high = cells.number("high", problems);
    const auto scale = scale_named(cells["scale"].text);
    if (!scale)
        problems.add(cells.place("scale"),
                     "'" + cells["scale"].text + "' is neither linear, root nor logarithmic");
    if (spec == nullptr) {
        problems.add(cells.place("parameter"), unknown_parameter(name, parameters));
        return std::nullopt;
    }
    if (!is_number(*spec)) {
        problems.add(cells.place("parameter"), "'" + name + "' is no number and cannot be fitted");
        return std::nullopt;
    }
    if (!low || !high) return std::nullopt;
    Factor factor{name, {*low, *high, scale.value_or(Prior::Scale::linear)}, is_whole(*spec)};
    check_range(*spec, factor.prior, cells, problems);
    if (factor.whole) check_whole(factor.prior, cells, problems);
    return factor;
}

}  // namespace

const char* name_of(Prior::Scale scale) {
    switch (scale) {
        case Prior::Scale::root:
            return "root";
        case Prior::Scale::logarithmic:
            return "logarithmic";
        case Prior::Scale::linear:
            break;
    }
    return "linear";
}

std::vector<Factor> factors_of(const std::vector<ParameterSpec>& parameters) {
    std::vector<Factor> factors;
    for (const ParameterSpec& spec : parameters)
        if (spec.prior) factors.push_back({spec.name, *spec.prior, is_whole(spec)});
    return factors;
}

std::vector<Factor> factors_of(const TextTable& table, const std::vector<ParameterSpec>& parameters,
                               Problems& problems) {
    std::vector<Factor> factors;
    if (!has_columns(table, {"parameter", "low", "high", "scale"}, problems)) return factors;
    for (const TextTable::Row& row : table.rows) {
        const NamedCells cells(table, row);
        const auto factor = read_factor(cells, parameters, problems);
        if (!factor) continue;
        if (std::any_of(factors.begin(), factors.end(),
                        [&](const Factor& f) { return f.name == factor->name; }))
            problems.add(cells.place("parameter"), "'" + factor->name + "' stands twice");
        factors.push_back(*factor);
    }
    if (factors.empty() && problems.none()) problems.add({table.file}, "there is no parameter to fit");
    return factors;
}

double value_at(const Factor& factor, double place) {
    const auto [from, to] = ends_of(factor);
    const double value = from_scale(factor.prior.scale, from + (to - from) * place);
    return std::clamp(factor.whole ? std::round(value) : value, factor.prior.low, factor.prior.high);
}

double place_of(const Factor& factor, double value) {
    const auto [from, to] = ends_of(factor);
    return (on_scale(factor.prior.scale, value) - from) / (to - from);
}

Scenario with_values(Scenario scenario, const std::vector<Factor>& factors,
                     const std::vector<double>& values) {
    for (std::size_t i = 0; i < factors.size(); ++i) {
        Value& value = scenario.settings[factors[i].name].value;
        if (factors[i].whole)
            value = static_cast<std::int64_t>(values[i]);
        else
            value = values[i];
    }
    return scenario;
}

}  // namespace musubi
