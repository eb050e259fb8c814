#pragma once

#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/io/csv.hpp"

namespace musubi {

/// A column of a tidy table: a label of a dimension, or the numbers of a variable.
struct TidyColumn {
    enum class Type { text, integer, real };
    std::string name;
    Type type = Type::real;
    std::string units, long_name, note;
    std::vector<std::string> words;  ///< those that a flag may read; empty for what is no flag
};

/// A table with a row for every place in its dimensions: first the dimensions, then the variables.
struct TidyTable {
    std::string name;  ///< of group and dimensions: "fiscal_year-region"; "single" without dimensions
    std::size_t dimensions = 0;  ///< how many of the columns are dimensions: together they are a key
    std::vector<TidyColumn> columns;
    std::string csv;  ///< with a header; what is missing, or no finite number, is empty
};

/// All variables of a panel: those of one group that have the same dimensions make one table. A flag reads as
/// what it means.
std::vector<TidyTable> tidy_tables(const Panel& panel, CsvFor readers = CsvFor::programs);

}  // namespace musubi
