#include "sim/experiment/panels/quantity.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "musubi/missing.hpp"
#include "musubi/spelling.hpp"
#include "sim/experiment/panels/selection.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {
namespace {

bool has_dimension(const Variable& variable, const std::string& name) {
    return std::find(variable.dimensions.begin(), variable.dimensions.end(), name) !=
           variable.dimensions.end();
}

std::string unknown_variable(const std::string& name, const Panel& layout) {
    std::vector<std::string> known;
    for (const Variable& variable : layout.variables) known.push_back(variable.name);
    return fmt::format("the model has no variable '{}'{}", name, did_you_mean(nearest_word(name, known)));
}

std::string unknown_dimension(const std::string& name, const Variable& variable) {
    const std::string there =
        variable.dimensions.empty() ? "it has none" : "it has " + choice_of(variable.dimensions);
    return fmt::format("'{}' has no dimension '{}': {}{}", variable.name, name, there,
                       did_you_mean(nearest_word(name, variable.dimensions)));
}

}  // namespace

std::optional<std::string> fault_of(const SummaryColumn& sum, const Panel& layout) {
    const Variable* variable = layout.find(sum.variable);
    if (variable == nullptr) return unknown_variable(sum.variable, layout);
    if (std::holds_alternative<std::vector<std::string>>(variable->numbers))
        return "'" + sum.variable + "' holds text";
    for (const auto& [name, wanted] : sum.select) {
        if (!has_dimension(*variable, name)) return unknown_dimension(name, *variable);
        if (auto fault = fault_of_label(layout.dimension(name), wanted)) return fault;
    }
    return std::nullopt;
}

std::vector<double> by_replicate(const Panel& panel, const Quantity& quantity) {
    std::vector<double> values = sum_by_replicate(panel, quantity.sum);
    if (!quantity.relative_to) return values;
    const std::vector<double> wholes = sum_by_replicate(panel, *quantity.relative_to);
    for (std::size_t r = 0; r < values.size(); ++r)
        values[r] = wholes[r] == 0 ? missing : values[r] / wholes[r];
    return values;
}

}  // namespace musubi
