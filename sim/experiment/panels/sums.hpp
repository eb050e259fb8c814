#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"

namespace musubi {

/// What the labels or numbers of a dimension read at a position.
std::string label_of(const Dimension& dimension, std::size_t index);

/// The sums of one column of a table: for every row, one number per replicate. A variable without replicates
/// counts as one; a missing value makes its sum NaN.
struct RowSums {
    std::vector<std::vector<double>> of_row;
    std::vector<bool> shown;  ///< the row is not left out
};

/// Sums over what is neither the table's row nor selected, as summarise() says. Throws std::invalid_argument
/// where the table names a dimension or a label that the panel does not have.
RowSums sums_by_row(const Panel& panel, const SummaryTable& table, const SummaryColumn& column);

/// What is said of each cell of a table; one row per label that is shown.
template <class Said>
struct TableRow {
    std::string label;
    std::vector<Said> values;  ///< one per column of the table
};

/// Fills a table: `cell` says something of the numbers over replicates.
template <class F>
auto fill_table(const Panel& panel, const SummaryTable& table, F&& cell) {
    using Said = decltype(cell(std::vector<double>()));
    const Dimension& dimension = panel.dimension(table.row_dimension);
    std::vector<RowSums> columns;
    for (const SummaryColumn& column : table.columns) columns.push_back(sums_by_row(panel, table, column));
    std::vector<TableRow<Said>> rows;
    for (std::size_t r = 0; r < dimension.size(); ++r) {
        if (std::none_of(columns.begin(), columns.end(), [&](const RowSums& c) { return c.shown[r]; }))
            continue;
        TableRow<Said> row{label_of(dimension, r), {}};
        for (const RowSums& column : columns) row.values.push_back(cell(column.of_row[r]));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// One number per replicate for every combination of labels of some dimensions: row-major, in the order in
/// which the dimensions are named.
class CellSums {
  public:
    CellSums(std::size_t cells, std::size_t replicates)
        : replicates_(replicates), numbers_(cells * replicates, 0.0) {}
    [[nodiscard]] std::size_t cells() const { return replicates_ == 0 ? 0 : numbers_.size() / replicates_; }
    [[nodiscard]] std::vector<double> of(std::size_t cell) const {
        const auto first = numbers_.begin() + static_cast<std::ptrdiff_t>(cell * replicates_);
        return {first, first + static_cast<std::ptrdiff_t>(replicates_)};
    }
    double& at(std::size_t cell, std::size_t replicate) { return numbers_[cell * replicates_ + replicate]; }

  private:
    std::size_t replicates_;
    std::vector<double> numbers_;
};

/// Sums over what is neither kept nor selected; a label that the column leaves out has zeros. In one pass,
/// for all cells at once. Throws std::invalid_argument like sums_by_row, and for a dimension that the
/// variable does not have.
CellSums sums_by_cell(const Panel& panel, const SummaryColumn& column, const std::vector<std::string>& kept);

/// One number per replicate: the sum over all that the column does not select. Throws like sums_by_row.
std::vector<double> sum_by_replicate(const Panel& panel, const SummaryColumn& column);

}  // namespace musubi
