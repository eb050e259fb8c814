#include "sim/experiment/measure.hpp"

#include <algorithm>
#include <limits>

#include "sim/experiment/comparison.hpp"
#include "sim/experiment/present.hpp"

namespace musubi {
namespace {

const Variable* find_variable(const Panel& panel, const std::string& name) {
    const auto found = std::find_if(panel.variables.begin(), panel.variables.end(),
                                    [&](const Variable& v) { return full_name(v) == name; });
    return found == panel.variables.end() ? nullptr : &*found;
}

bool has_dimension(const Variable& variable, const std::string& name) {
    return std::find(variable.dimensions.begin(), variable.dimensions.end(), name) !=
           variable.dimensions.end();
}

std::string label(const Dimension& dimension, std::size_t index) {
    return dimension.labels.empty() ? std::to_string(dimension.numbers[index]) : dimension.labels[index];
}

bool has_label(const Dimension& dimension, const std::string& wanted) {
    for (std::size_t i = 0; i < dimension.size(); ++i)
        if (label(dimension, i) == wanted) return true;
    return false;
}

/// For each index of a dimension, whether a selection takes it.
std::vector<bool> taken(const Dimension& dimension, const Selection& selection) {
    std::vector<bool> takes(dimension.size(), true);
    for (const auto& [name, wanted] : selection.select)
        for (std::size_t i = 0; i < takes.size(); ++i)
            if (name == dimension.name && label(dimension, i) != wanted) takes[i] = false;
    return takes;
}

std::vector<double> sums(const Panel& panel, const Selection& selection) {
    const Variable& variable = *find_variable(panel, selection.variable);
    std::vector<std::vector<bool>> takes;
    std::vector<std::size_t> stride;
    std::size_t inner = panel.size_of(variable);
    for (const std::string& name : variable.dimensions) {
        const Dimension& dimension = panel.dimension(name);
        takes.push_back(taken(dimension, selection));
        stride.push_back(inner /= std::max<std::size_t>(dimension.size(), 1));
    }
    const bool many = has_dimension(variable, "replicate");
    std::vector<double> total(many ? takes.front().size() : 1);
    const auto counts = [&](std::size_t element) {
        for (std::size_t d = 0; d < takes.size(); ++d)
            if (!takes[d][element / stride[d] % takes[d].size()]) return false;
        return true;
    };
    std::visit(
        [&](const auto& numbers) {
            for (std::size_t element = 0; element < numbers.size(); ++element)
                if (counts(element))
                    total[many ? element / stride.front() : 0] += as_double(variable, numbers[element]);
        },
        variable.numbers);
    return total;
}

}  // namespace

std::optional<std::string> fault_of(const Selection& selection, const Panel& layout) {
    const Variable* variable = find_variable(layout, selection.variable);
    if (variable == nullptr) return "the model has no variable '" + selection.variable + "'";
    if (std::holds_alternative<std::vector<std::string>>(variable->numbers))
        return "'" + selection.variable + "' holds text";
    for (const auto& [name, wanted] : selection.select) {
        if (!has_dimension(*variable, name))
            return "'" + selection.variable + "' has no dimension '" + name + "'";
        if (!has_label(layout.dimension(name), wanted))
            return "dimension '" + name + "' has no '" + wanted + "'";
    }
    return std::nullopt;
}

std::vector<double> measure(const Panel& panel, const Measure& measure) {
    std::vector<double> values = sums(panel, measure.sum);
    if (!measure.relative_to) return values;
    const std::vector<double> wholes = sums(panel, *measure.relative_to);
    for (std::size_t r = 0; r < values.size(); ++r)
        values[r] = wholes[r] == 0 ? std::numeric_limits<double>::quiet_NaN() : values[r] / wholes[r];
    return values;
}

}  // namespace musubi
