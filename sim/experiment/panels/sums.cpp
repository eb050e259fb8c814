#include "sim/experiment/panels/sums.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "sim/experiment/panels/present.hpp"

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

/// Which axis a dimension is, if the variable has it.
std::optional<std::size_t> axis_named(const std::vector<Axis>& axes, const std::string& name) {
    for (std::size_t a = 0; a < axes.size(); ++a)
        if (axes[a].dimension->name == name) return a;
    return std::nullopt;
}

/// Its index on each axis.
using Element = std::vector<std::size_t>;

/// Calls `add(element, number)` for every element that counts, in their order in the variable.
template <class Add>
void for_each_number(const Variable& variable, const std::vector<Axis>& axes, Add&& add) {
    Element element(axes.size());
    const auto walk = [&](const auto& numbers, const auto& deeper, std::size_t axis, std::size_t at) {
        if (axis == axes.size()) return add(element, as_double(variable, numbers[at]));
        for (std::size_t i = 0; i < axes[axis].counts.size(); ++i) {
            if (!axes[axis].counts[i]) continue;
            element[axis] = i;
            deeper(numbers, deeper, axis + 1, at + i * axes[axis].stride);
        }
    };
    std::visit([&](const auto& numbers) { walk(numbers, walk, 0, 0); }, variable.numbers);
}

/// The replicate of an element; 0 if the variable is the same in all.
class ReplicateOf {
  public:
    explicit ReplicateOf(const std::vector<Axis>& axes)
        : axis_(axis_named(axes, "replicate")), count_(axis_ ? axes[*axis_].counts.size() : 1) {}
    std::size_t operator()(const Element& element) const { return axis_ ? element[*axis_] : 0; }
    [[nodiscard]] std::size_t count() const { return count_; }

  private:
    std::optional<std::size_t> axis_;
    std::size_t count_;
};

}  // namespace

std::string label_of(const Dimension& dimension, std::size_t index) {
    return dimension.labels.empty() ? std::to_string(dimension.numbers[index]) : dimension.labels[index];
}

RowSums sums_by_row(const Panel& panel, const SummaryTable& table, const SummaryColumn& column) {
    const std::vector<Axis> axes = axes_of(panel, table.select, column);
    const ReplicateOf replicate_of(axes);
    const std::size_t rows = panel.dimension(table.row_dimension).size();
    const auto row_axis = axis_named(axes, table.row_dimension);
    RowSums sums{{rows, std::vector<double>(replicate_of.count(), 0.0)},
                 row_axis ? axes[*row_axis].counts : std::vector<bool>(rows, true)};
    for_each_number(panel.variable(column.variable), axes, [&](const Element& element, double number) {
        if (row_axis) {
            sums.of_row[element[*row_axis]][replicate_of(element)] += number;
        } else {
            for (auto& row : sums.of_row) row[replicate_of(element)] += number;
        }
    });
    return sums;
}

CellSums sums_by_cell(const Panel& panel, const SummaryColumn& column, const std::vector<std::string>& kept) {
    const std::vector<Axis> axes = axes_of(panel, {}, column);
    const ReplicateOf replicate_of(axes);
    std::vector<std::size_t> cell_axes;
    std::size_t count = 1;
    for (const std::string& name : kept) {
        const auto axis = axis_named(axes, name);
        if (!axis)
            throw std::invalid_argument("variable '" + column.variable + "' has no dimension '" + name + "'");
        cell_axes.push_back(*axis);
        count *= axes[*axis].counts.size();
    }
    CellSums sums(count, replicate_of.count());
    for_each_number(panel.variable(column.variable), axes, [&](const Element& element, double number) {
        std::size_t cell = 0;
        for (const std::size_t axis : cell_axes) cell = cell * axes[axis].counts.size() + element[axis];
        sums.at(cell, replicate_of(element)) += number;
    });
    return sums;
}

std::vector<double> sum_by_replicate(const Panel& panel, const SummaryColumn& column) {
    const std::vector<Axis> axes = axes_of(panel, {}, column);
    const ReplicateOf replicate_of(axes);
    std::vector<double> sums(replicate_of.count(), 0.0);
    for_each_number(panel.variable(column.variable), axes,
                    [&](const Element& element, double number) { sums[replicate_of(element)] += number; });
    return sums;
}

}  // namespace musubi
