#include "sim/experiment/quantity.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "musubi/missing.hpp"
#include "sim/experiment/sums.hpp"

namespace musubi {
namespace {

const Variable* find_variable(const Panel& panel, const std::string& name) {
    const auto found = std::find_if(panel.variables.begin(), panel.variables.end(),
                                    [&](const Variable& v) { return v.name == name; });
    return found == panel.variables.end() ? nullptr : &*found;
}

bool has_dimension(const Variable& variable, const std::string& name) {
    return std::find(variable.dimensions.begin(), variable.dimensions.end(), name) !=
           variable.dimensions.end();
}

bool has_label(const Dimension& dimension, const std::string& wanted) {
    for (std::size_t i = 0; i < dimension.size(); ++i)
        if (label_of(dimension, i) == wanted) return true;
    return false;
}

}  // namespace

std::optional<std::string> fault_of(const SummaryColumn& sum, const Panel& layout) {
    const Variable* variable = find_variable(layout, sum.variable);
    if (variable == nullptr) return "the model has no variable '" + sum.variable + "'";
    if (std::holds_alternative<std::vector<std::string>>(variable->numbers))
        return "'" + sum.variable + "' holds text";
    for (const auto& [name, wanted] : sum.select) {
        if (!has_dimension(*variable, name))
            return fmt::format("'{}' has no dimension '{}'", sum.variable, name);
        if (!has_label(layout.dimension(name), wanted))
            return fmt::format("dimension '{}' has no '{}'", name, wanted);
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
