#include "sim/experiment/panels/quantity.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "musubi/missing.hpp"
#include "musubi/spelling.hpp"
#include "sim/experiment/panels/selection.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {
namespace {

constexpr const char* replicate = "replicate";

std::vector<std::string> selectable(const Variable& variable) {
    std::vector<std::string> names;
    std::copy_if(variable.dimensions.begin(), variable.dimensions.end(), std::back_inserter(names),
                 [](const std::string& name) { return name != replicate; });
    return names;
}

std::string unknown_variable(const std::string& name, const Panel& layout) {
    std::vector<std::string> known;
    for (const Variable& variable : layout.variables) known.push_back(variable.name);
    return fmt::format("the results have no variable '{}'{}", name, did_you_mean(nearest_word(name, known)));
}

/// A number of the whole that has no replicates holds in all of them.
void divide(std::vector<double>& values, const std::vector<double>& wholes) {
    if (values.size() == 1) values.resize(wholes.size(), values.front());
    for (std::size_t r = 0; r < values.size(); ++r) {
        const double whole = wholes[wholes.size() == 1 ? 0 : r];
        values[r] = whole == 0 ? missing : values[r] / whole;
    }
}

using ByLabel = std::vector<std::vector<double>>;

/// The sum of each label that counts, by replicate.
ByLabel sums_by_label(const Panel& panel, const SummaryColumn& sum, const std::string& over) {
    const CellSums sums = sums_by_cell(panel, sum, {over});
    ByLabel of_labels;
    for (const std::size_t label : positions_that_count(sum, panel.dimension(over)))
        of_labels.push_back(sums.of(label));
    return of_labels;
}

double statistic_of(const ByLabel& of_labels, std::size_t r, Statistic statistic) {
    double largest = of_labels.front()[r], smallest = largest;
    for (const auto& label : of_labels) {
        if (std::isnan(label[r])) return missing;
        largest = std::max(largest, label[r]);
        smallest = std::min(smallest, label[r]);
    }
    if (statistic == Statistic::largest) return largest;
    return smallest == 0 ? missing : largest / smallest;
}

std::vector<double> compared_by_replicate(const Panel& panel, const Quantity& quantity) {
    ByLabel of_labels = sums_by_label(panel, quantity.sum, quantity.over);
    if (quantity.relative_by_label) {
        const ByLabel wholes = sums_by_label(panel, *quantity.relative_to, quantity.over);
        for (std::size_t l = 0; l < of_labels.size(); ++l) divide(of_labels[l], wholes[l]);
    } else if (quantity.relative_to) {
        const std::vector<double> whole = sum_by_replicate(panel, *quantity.relative_to);
        for (auto& label : of_labels) divide(label, whole);
    }
    std::vector<double> values;
    for (std::size_t r = 0; r < of_labels.front().size(); ++r)
        values.push_back(statistic_of(of_labels, r, quantity.statistic));
    return values;
}

}  // namespace

std::optional<std::string> fault_of_dimension(const std::string& dimension, const std::string& variable,
                                              const Panel& layout) {
    const std::vector<std::string> names = selectable(layout.variable(variable));
    if (std::find(names.begin(), names.end(), dimension) != names.end()) return std::nullopt;
    const std::string there = names.empty() ? "it has none" : "it has " + choice_of(names);
    return fmt::format("'{}' has no dimension '{}': {}{}", variable, dimension, there,
                       did_you_mean(nearest_word(dimension, names)));
}

std::optional<std::string> fault_of(const SummaryColumn& sum, const Panel& layout) {
    const Variable* variable = layout.find(sum.variable);
    if (variable == nullptr) return unknown_variable(sum.variable, layout);
    if (std::holds_alternative<std::vector<std::string>>(variable->numbers))
        return "'" + sum.variable + "' holds text";
    for (const auto& [name, wanted] : sum.select) {
        if (auto fault = fault_of_dimension(name, sum.variable, layout)) return fault;
        if (auto fault = fault_of_label(layout.dimension(name), wanted)) return fault;
    }
    return std::nullopt;
}

std::vector<double> by_replicate(const Panel& panel, const Quantity& quantity) {
    if (quantity.statistic != Statistic::sum) return compared_by_replicate(panel, quantity);
    std::vector<double> values = sum_by_replicate(panel, quantity.sum);
    if (quantity.relative_to) divide(values, sum_by_replicate(panel, *quantity.relative_to));
    return values;
}

}  // namespace musubi
