#include "sim/experiment/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "sim/experiment/present.hpp"

namespace musubi {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double middle_from = 0.05, middle_to = 0.95;

std::string label(const Dimension& dimension, std::size_t index) {
    return dimension.labels.empty() ? std::to_string(dimension.numbers[index]) : dimension.labels[index];
}

/// Where a label stands in its dimension; "" is the last.
std::size_t position(const Dimension& dimension, const std::string& wanted) {
    if (wanted.empty() && dimension.size() > 0) return dimension.size() - 1;
    for (std::size_t i = 0; i < dimension.size(); ++i)
        if (label(dimension, i) == wanted) return i;
    throw std::invalid_argument("dimension '" + dimension.name + "' has no '" + wanted + "'");
}

/// One dimension of a variable: which of its indices count, and how far apart they lie.
struct Axis {
    const Dimension* dimension;
    std::size_t stride;
    std::vector<bool> counts;
    [[nodiscard]] std::size_t index_of(std::size_t element) const { return element / stride % counts.size(); }
};

std::vector<Axis> axes_of(const Panel& panel, const SummaryTable& table, const SummaryColumn& column) {
    const Variable& variable = panel.variable(column.variable);
    std::vector<Axis> axes;
    std::size_t stride = panel.size_of(variable);
    for (const std::string& name : variable.dimensions) {
        const Dimension& dimension = panel.dimension(name);
        stride /= std::max<std::size_t>(dimension.size(), 1);
        Axis axis{&dimension, stride, std::vector<bool>(dimension.size(), true)};
        const auto keep_only = [&](const auto& selection) {
            if (selection.first != name) return;
            const std::size_t kept = position(dimension, selection.second);
            for (std::size_t i = 0; i < axis.counts.size(); ++i) axis.counts[i] = axis.counts[i] && i == kept;
        };
        std::for_each(table.select.begin(), table.select.end(), keep_only);
        std::for_each(column.select.begin(), column.select.end(), keep_only);
        for (const auto& [left_dimension, left_label] : column.leave_out)
            if (left_dimension == name) axis.counts[position(dimension, left_label)] = false;
        axes.push_back(std::move(axis));
    }
    return axes;
}

/// The sums of one column: for every row, one number a replicate. A variable without replicates counts as
/// one.
struct ColumnSums {
    std::vector<std::vector<double>> of_row;
    std::vector<bool> shown;  ///< the row is not left out
};

ColumnSums sum_column(const Panel& panel, const SummaryTable& table, const SummaryColumn& column) {
    const Variable& variable = panel.variable(column.variable);
    const std::vector<Axis> axes = axes_of(panel, table, column);
    const std::size_t rows = panel.dimension(table.row_dimension).size();
    const Axis* row_axis = nullptr;
    const Axis* replicate_axis = nullptr;
    for (const Axis& axis : axes) {
        if (axis.dimension->name == table.row_dimension) row_axis = &axis;
        if (axis.dimension->name == "replicate") replicate_axis = &axis;
    }
    const std::size_t replicates = replicate_axis ? replicate_axis->counts.size() : 1;
    ColumnSums sums{{rows, std::vector<double>(replicates, 0.0)},
                    row_axis ? row_axis->counts : std::vector<bool>(rows, true)};
    const auto counts = [&](std::size_t element) {
        return std::all_of(axes.begin(), axes.end(),
                           [&](const Axis& axis) { return axis.counts[axis.index_of(element)]; });
    };
    std::visit(
        [&](const auto& numbers) {
            for (std::size_t element = 0; element < numbers.size(); ++element) {
                if (!counts(element)) continue;
                const double number = as_double(variable, numbers[element]);
                const std::size_t replicate = replicate_axis ? replicate_axis->index_of(element) : 0;
                if (row_axis) {
                    sums.of_row[row_axis->index_of(element)][replicate] += number;
                } else {
                    for (auto& row : sums.of_row) row[replicate] += number;
                }
            }
        },
        variable.numbers);
    return sums;
}

}  // namespace

double quantile(const std::vector<double>& sorted, double probability) {
    const double at = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Estimate estimate(std::vector<double> sample) {
    if (std::any_of(sample.begin(), sample.end(), [](double x) { return std::isnan(x); }))
        return {missing, missing, missing};
    std::sort(sample.begin(), sample.end());
    double sum = 0;
    for (const double x : sample) sum += x;
    return {sum / static_cast<double>(sample.size()), quantile(sample, middle_from),
            quantile(sample, middle_to)};
}

SummaryRows summarise(const Panel& panel, const SummaryTable& table) {
    const Dimension& rows = panel.dimension(table.row_dimension);
    std::vector<ColumnSums> columns;
    for (const SummaryColumn& column : table.columns) columns.push_back(sum_column(panel, table, column));
    SummaryRows summary;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (std::none_of(columns.begin(), columns.end(), [&](const ColumnSums& c) { return c.shown[r]; }))
            continue;
        SummaryRow row{label(rows, r), {}};
        for (const ColumnSums& column : columns) row.values.push_back(estimate(column.of_row[r]));
        summary.push_back(std::move(row));
    }
    return summary;
}

}  // namespace musubi
