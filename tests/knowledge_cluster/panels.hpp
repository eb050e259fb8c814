#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "musubi/panel.hpp"

/// Looking at results by their labels.
namespace musubi::knowledge_cluster::testing {

/// A value at positions along the variable's dimensions.
using At = std::vector<std::size_t>;

inline std::size_t position_of(const Dimension& dimension, const std::string& label) {
    for (std::size_t i = 0; i < dimension.labels.size(); ++i)
        if (dimension.labels[i] == label) return i;
    for (std::size_t i = 0; i < dimension.numbers.size(); ++i)
        if (std::to_string(dimension.numbers[i]) == label) return i;
    throw std::out_of_range(dimension.name + " " + label);
}

/// Calls f(flat index, position along each dimension) for every cell of a variable.
template <class F>
void each_cell(const Panel& panel, const Variable& variable, F&& f) {
    At at(variable.dimensions.size(), 0);
    const std::size_t cells = panel.size_of(variable);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        std::size_t rest = cell;
        for (std::size_t d = at.size(); d-- > 0;) {
            const std::size_t size = panel.dimension(variable.dimensions[d]).size();
            at[d] = rest % size;
            rest /= size;
        }
        f(cell, at);
    }
}

/// A number as text, so that values of all types can be compared and missing equals missing.
inline std::string text_at(const Variable& variable, std::size_t cell) {
    return std::visit(
        [&](const auto& numbers) -> std::string {
            using T = std::decay_t<decltype(numbers[0])>;
            if constexpr (std::is_same_v<T, std::string>) {
                return numbers[cell];
            } else if constexpr (std::is_floating_point_v<T>) {
                char text[64];
                std::snprintf(text, sizeof text, "%a", static_cast<double>(numbers[cell]));
                return std::isnan(numbers[cell]) ? "missing" : text;
            } else {
                return std::to_string(numbers[cell]);
            }
        },
        variable.numbers);
}

/// The sum of an integer variable where its labels are those given (dimension, label).
inline double sum_of(const Panel& panel, const std::string& name,
                     const std::vector<std::pair<std::string, std::string>>& where = {}) {
    const Variable& variable = panel.variable(name);
    const auto& numbers = std::get<std::vector<std::int32_t>>(variable.numbers);
    double sum = 0;
    each_cell(panel, variable, [&](std::size_t cell, const At& at) {
        for (const auto& [dimension, label] : where)
            for (std::size_t d = 0; d < at.size(); ++d)
                if (variable.dimensions[d] == dimension &&
                    at[d] != position_of(panel.dimension(dimension), label))
                    return;
        sum += numbers[cell];
    });
    return sum;
}

}  // namespace musubi::knowledge_cluster::testing
