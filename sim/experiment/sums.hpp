#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"

namespace musubi {

/// What the labels or numbers of a dimension read at a position.
std::string label_of(const Dimension& dimension, std::size_t index);

/// What one column of a table sums up to: for every row, one number a replicate. A variable without
/// replicates counts as one; a missing value makes its sum NaN.
struct RowSums {
    std::vector<std::vector<double>> of_row;
    std::vector<bool> shown;  ///< the row is not left out
};

/// Sums over what is neither the table's row nor selected, as summarise() says. Throws std::invalid_argument
/// where the table names a dimension or a label that the panel does not have.
RowSums sums_by_row(const Panel& panel, const SummaryTable& table, const SummaryColumn& column);

/// One number a replicate: the sum over all that the column does not select. Throws like sums_by_row.
std::vector<double> sum_by_replicate(const Panel& panel, const SummaryColumn& column);

}  // namespace musubi
