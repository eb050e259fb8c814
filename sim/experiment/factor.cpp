#include "sim/experiment/factor.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "musubi/elementary.hpp"
#include "sim/experiment/table_cells.hpp"

namespace musubi {
namespace {

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
    if (prior.logarithmic && prior.low <= 0)
        problems.add(cells.place("low"), "a logarithmic prior must begin above 0");
}

std::optional<Factor> read_factor(const NamedCells& cells, const std::vector<ParameterSpec>& parameters,
                                  Problems& problems) {
    const std::string& name = cells["parameter"].text;
    const auto spec = std::find_if(parameters.begin(), parameters.end(),
                                   [&](const ParameterSpec& p) { return p.name == name; });
    const auto low = cells.number("low", problems), high = cells.number("high", problems);
    const std::string& scale = cells["scale"].text;
    if (scale != "linear" && scale != "logarithmic")
        problems.add(cells.place("scale"), "'" + scale + "' is neither linear nor logarithmic");
    if (spec == parameters.end()) {
        problems.add(cells.place("parameter"), "the model has no parameter '" + name + "'");
        return std::nullopt;
    }
    if (spec->type != ParameterSpec::Type::real)
        problems.add(cells.place("parameter"), "'" + name + "' is no real number and cannot be fitted");
    if (!low || !high) return std::nullopt;
    Factor factor{name, {*low, *high, scale == "logarithmic"}};
    check_range(*spec, factor.prior, cells, problems);
    return factor;
}

}  // namespace

std::vector<Factor> factors_of(const std::vector<ParameterSpec>& parameters) {
    std::vector<Factor> factors;
    for (const ParameterSpec& spec : parameters)
        if (spec.prior) factors.push_back({spec.name, *spec.prior});
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
    const auto& [low, high, logarithmic] = factor.prior;
    return logarithmic ? low * power(high / low, place) : low + (high - low) * place;
}

double place_of(const Factor& factor, double value) {
    const auto& [low, high, logarithmic] = factor.prior;
    return logarithmic ? natural_log(value / low) / natural_log(high / low) : (value - low) / (high - low);
}

Scenario with_values(Scenario scenario, const std::vector<Factor>& factors,
                     const std::vector<double>& values) {
    for (std::size_t i = 0; i < factors.size(); ++i) scenario.settings[factors[i].name].value = values[i];
    return scenario;
}

}  // namespace musubi
