#include "sim/experiment/designs/parameter_set.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "sim/experiment/designs/representative_order.hpp"
#include "sim/experiment/panels/table_cells.hpp"

namespace musubi {
namespace {

constexpr const char *group = "/calibration", *which_vector = "vector", *which_values = "parameter";

std::vector<std::string> names_in(const TextTable& table, const std::vector<ParameterSpec>& parameters,
                                  Problems& problems) {
    std::vector<std::string> names;
    for (const Cell& cell : table.header) {
        if (cell.text == "weight") continue;
        const ParameterSpec* spec = parameter_named(parameters, cell.text);
        if (spec == nullptr || !is_number(*spec))
            problems.add({table.file, table.header_line, cell.column},
                         "the model has no parameter '" + cell.text +
                             "' that is a number: the set is of another version; calibrate again");
        else
            names.push_back(cell.text);
    }
    return names;
}

std::vector<double> values_in(const NamedCells& cells, const std::vector<std::string>& names,
                              const std::vector<ParameterSpec>& parameters, Problems& problems) {
    std::vector<double> values;
    for (const std::string& name : names) {
        const auto value = cells.number(name, problems);
        const ParameterSpec* spec = parameter_named(parameters, name);
        if (value && (*value < spec->low || *value > spec->high))
            problems.add(cells.place(name), fmt::format("{} is outside the range of {}, {} to {}", *value,
                                                        name, spec->low, spec->high));
        if (value && is_whole(*spec) && *value != std::round(*value))
            problems.add(cells.place(name), fmt::format("{} is no whole number, as {} is", *value, name));
        values.push_back(value.value_or(0));
    }
    return values;
}

ParameterSet without(ParameterSet set, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto place = std::find(set.names.begin(), set.names.end(), name) - set.names.begin();
        set.names.erase(set.names.begin() + place);
        for (std::vector<double>& vector : set.values) vector.erase(vector.begin() + place);
    }
    return set;
}

/// The layout with what says what a replicate drew, at its end: which vector and, unless the scenario sets
/// all of it, the values.
Panel with_vector(Panel layout, const ParameterSet& set) {
    layout.variables.push_back({.group = group,
                                .name = which_vector,
                                .units = "1",
                                .long_name = "row of the calibrated set that the replicate drew, from 0",
                                .dimensions = {},
                                .numbers = std::vector<std::int32_t>(1)});
    if (set.names.empty()) return layout;
    layout.dimensions.push_back(
        {"calibrated_parameter", "parameter drawn from the calibrated set", set.names, {}});
    layout.variables.push_back({.group = group,
                                .name = which_values,
                                .units = "1",
                                .long_name = "values of the calibrated parameters",
                                .dimensions = {"calibrated_parameter"},
                                .numbers = std::vector<double>(set.names.size())});
    return layout;
}

std::vector<Factor> factors_named(const std::vector<std::string>& names,
                                  const std::vector<ParameterSpec>& parameters) {
    std::vector<Factor> factors;
    factors.reserve(names.size());
    for (const std::string& name : names)
        factors.push_back({name, {}, is_whole(*parameter_named(parameters, name))});
    return factors;
}

}  // namespace

std::string to_csv(const ParameterSet& set, const std::string& comment) {
    std::string text = comment + "weight";
    for (const std::string& name : set.names) text += "," + name;
    text += '\n';
    for (std::size_t k = 0; k < set.values.size(); ++k) {
        text += fmt::format("{}", set.weights[k]);
        for (const double value : set.values[k]) text += fmt::format(",{}", value);
        text += '\n';
    }
    return text;
}

ParameterSet parameter_set_of(const TextTable& table, const std::vector<ParameterSpec>& parameters,
                              Problems& problems) {
    ParameterSet set;
    if (!has_columns(table, {"weight"}, problems)) return set;
    set.names = names_in(table, parameters, problems);
    if (set.names.empty() && problems.none())
        problems.add({table.file, table.header_line}, "names no parameter beside the weight");
    double total = 0;
    for (const TextTable::Row& row : table.rows) {
        const NamedCells cells(table, row);
        const double weight = cells.number("weight", problems).value_or(0);
        if (weight < 0) problems.add(cells.place("weight"), "a weight must not be negative");
        set.weights.push_back(weight);
        set.values.push_back(values_in(cells, set.names, parameters, problems));
        total += weight;
    }
    if (!std::isfinite(total))
        problems.add({table.file}, "the weights are too large to be added up");
    else if (total > 0)
        for (double& weight : set.weights) weight /= total;
    else if (problems.none())
        problems.add({table.file}, "there is no vector with a weight above 0");
    return set;
}

std::vector<std::string> set_by_scenario(const ParameterSet& set, const Scenario& scenario) {
    std::vector<std::string> names;
    std::copy_if(set.names.begin(), set.names.end(), std::back_inserter(names), [&](const std::string& name) {
        const auto setting = scenario.settings.find(name);
        return setting != scenario.settings.end() && !setting->second.origin.file.empty();
    });
    return names;
}

PreparedModel prepare_with(const ParameterSet& set, const AnyModel& model, const Scenario& scenario,
                           Problems& problems) {
    auto prepared = model.prepare(scenario, problems);
    if (!prepared) return {};
    const ParameterSet drawn = without(set, set_by_scenario(set, scenario));
    const std::size_t own = prepared->layout.variables.size();
    prepared->layout = with_vector(std::move(prepared->layout), drawn);
    const auto draw = [drawn, order = representative_order(set.values, set.weights), &model, scenario, own,
                       factors = factors_named(drawn.names, *model.parameters)](const Replicate& replicate,
                                                                                PanelSlice& results) {
        const std::size_t k = order[replicate.number / replicates_per_vector % order.size()];
        results.of<std::int32_t>(own).front() = static_cast<std::int32_t>(k);
        if (!drawn.names.empty())
            std::copy(drawn.values[k].begin(), drawn.values[k].end(), results.of<double>(own + 1).begin());
        Problems refused;
        auto world = model.prepare(with_values(scenario, factors, drawn.values[k]), refused);
        if (!world)
            throw std::runtime_error(
                fmt::format("vector {} of the calibrated set: {}", k, refused.items().front().message));
        return std::move(*world);
    };
    prepared->simulate = [draw](const Replicate& replicate, const Workers& workers, PanelSlice& results) {
        draw(replicate, results).simulate(replicate, workers, results);
    };
    if (prepared->show)
        prepared->show = [draw](const Replicate& replicate, const Workers& workers, PanelSlice& results,
                                const JointWorkWatcher& watcher) {
            draw(replicate, results).show(replicate, workers, results, watcher);
        };
    return *prepared;
}

bool says_what_was_drawn(const Variable& variable) {
    return variable.group == group && (variable.name == which_vector || variable.name == which_values);
}

bool says_which_vector(const Variable& variable) {
    return variable.group == group && variable.name == which_vector;
}

}  // namespace musubi
