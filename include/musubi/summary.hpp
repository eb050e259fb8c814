#pragma once

#include <string>
#include <utility>
#include <vector>

namespace musubi {

/// A column of the table that is printed after a run: the sum of a variable over all dimensions that are
/// neither the row's nor selected.
struct SummaryColumn {
    std::string heading;
    std::string variable;
    std::vector<std::pair<std::string, std::string>> select;     ///< dimension, label
    std::vector<std::pair<std::string, std::string>> leave_out;  ///< dimension, label
    bool observed = false;  ///< of a variable without replicates: shown without an interval, or not at all
};

/// A printed table: one row per label of `row_dimension`; mean over the replicates and a 90 % interval.
struct SummaryTable {
    std::string title;
    std::string row_dimension;
    std::vector<SummaryColumn> columns;
    std::vector<std::pair<std::string, std::string>>
        select;  ///< holds for every column; the last label if ""
};

/// What was observed is the same in all scenarios and whatever was drawn.
inline SummaryTable without_observed(SummaryTable table) {
    std::erase_if(table.columns, [](const SummaryColumn& column) { return column.observed; });
    return table;
}

}  // namespace musubi
