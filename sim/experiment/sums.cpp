#include "sim/experiment/sums.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sim/experiment/present.hpp"

namespace musubi {
namespace {

using Selection = std::vector<std::pair<std::string, std::string>>;

/// Where a label stands in its dimension; "" is the last.
std::size_t position(const Dimension& dimension, const std::string& wanted) {
    if (wanted.empty() && dimension.size() > 0) return dimension.size() - 1;
    for (std::size_t i = 0; i < dimension.size(); ++i)
        if (label_of(dimension, i) == wanted) return i;
    throw std::invalid_argument("dimension '" + dimension.name + "' has no '" + wanted + "'");
}

/// One dimension of a variable: which of its indices count, and how far apart they lie.
struct Axis {
    const Dimension* dimension;
    std::size_t stride;
    std::vector<bool> counts;
    [[nodiscard]] std::size_t index_of(std::size_t element) const { return element / stride % counts.size(); }
};

std::vector<Axis> axes_of(const Panel& panel, const Selection& select_of_table, const SummaryColumn& column) {
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
        std::for_each(select_of_table.begin(), select_of_table.end(), keep_only);
        std::for_each(column.select.begin(), column.select.end(), keep_only);
        for (const auto& [left_dimension, left_label] : column.leave_out)
            if (left_dimension == name) axis.counts[position(dimension, left_label)] = false;
        axes.push_back(std::move(axis));
    }
    return axes;
}

const Axis* axis_named(const std::vector<Axis>& axes, const std::string& name) {
    const auto found = std::find_if(axes.begin(), axes.end(),
                                    [&](const Axis& axis) { return axis.dimension->name == name; });
    return found == axes.end() ? nullptr : &*found;
}

/// Calls `add(element, replicate, number)` for every element that counts.
template <class Add>
void for_each_number(const Variable& variable, const std::vector<Axis>& axes, Add&& add) {
    const Axis* replicates = axis_named(axes, "replicate");
    const auto counts = [&](std::size_t element) {
        return std::all_of(axes.begin(), axes.end(),
                           [&](const Axis& axis) { return axis.counts[axis.index_of(element)]; });
    };
    std::visit(
        [&](const auto& numbers) {
            for (std::size_t element = 0; element < numbers.size(); ++element)
                if (counts(element))
                    add(element, replicates ? replicates->index_of(element) : 0,
                        as_double(variable, numbers[element]));
        },
        variable.numbers);
}

std::size_t replicates_of(const std::vector<Axis>& axes) {
    const Axis* replicates = axis_named(axes, "replicate");
    return replicates ? replicates->counts.size() : 1;
}

}  // namespace

std::string label_of(const Dimension& dimension, std::size_t index) {
    return dimension.labels.empty() ? std::to_string(dimension.numbers[index]) : dimension.labels[index];
}

RowSums sums_by_row(const Panel& panel, const SummaryTable& table, const SummaryColumn& column) {
    const std::vector<Axis> axes = axes_of(panel, table.select, column);
    const std::size_t rows = panel.dimension(table.row_dimension).size();
    const Axis* row_axis = axis_named(axes, table.row_dimension);
    RowSums sums{{rows, std::vector<double>(replicates_of(axes), 0.0)},
                 row_axis ? row_axis->counts : std::vector<bool>(rows, true)};
    for_each_number(panel.variable(column.variable), axes,
                    [&](std::size_t element, std::size_t replicate, double number) {
                        if (row_axis) {
                            sums.of_row[row_axis->index_of(element)][replicate] += number;
                        } else {
                            for (auto& row : sums.of_row) row[replicate] += number;
                        }
                    });
    return sums;
}

CellSums sums_by_cell(const Panel& panel, const SummaryColumn& column, const std::vector<std::string>& kept) {
    const std::vector<Axis> axes = axes_of(panel, {}, column);
    std::vector<const Axis*> cells;
    std::size_t count = 1;
    for (const std::string& name : kept) {
        cells.push_back(axis_named(axes, name));
        if (cells.back() == nullptr)
            throw std::invalid_argument("variable '" + column.variable + "' has no dimension '" + name + "'");
        count *= cells.back()->counts.size();
    }
    CellSums sums(count, replicates_of(axes));
    for_each_number(panel.variable(column.variable), axes,
                    [&](std::size_t element, std::size_t replicate, double number) {
                        std::size_t cell = 0;
                        for (const Axis* axis : cells)
                            cell = cell * axis->counts.size() + axis->index_of(element);
                        sums.at(cell, replicate) += number;
                    });
    return sums;
}

std::vector<double> sum_by_replicate(const Panel& panel, const SummaryColumn& column) {
    const std::vector<Axis> axes = axes_of(panel, {}, column);
    std::vector<double> sums(replicates_of(axes), 0.0);
    for_each_number(panel.variable(column.variable), axes,
                    [&](std::size_t, std::size_t replicate, double number) { sums[replicate] += number; });
    return sums;
}

}  // namespace musubi
