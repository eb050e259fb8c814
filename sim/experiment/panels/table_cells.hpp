#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// A text without the blanks at its ends: many write one after a comma.
std::string without_blanks(const std::string& text);

/// A row of a table by the names of its columns.
class NamedCells {
  public:
    NamedCells(const TextTable& table, const TextTable::Row& row) : table_(table), row_(row) {}

    [[nodiscard]] bool has(const std::string& column) const;
    /// The cell of a column that the table is known to have. Blanks about its text do not count.
    [[nodiscard]] Cell operator[](const std::string& column) const;
    [[nodiscard]] Place place(const std::string& column) const;
    /// The number of a cell; a problem, and nothing, if it is none.
    std::optional<double> number(const std::string& column, Problems& problems) const;
    /// The labels of a cell like "fiscal_year=2002;sponsor=own", by dimension. What is none is a problem, and
    /// a dimension that stands twice, of which nothing would be left.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> selections(const std::string& column,
                                                                              Problems& problems) const {
        return pairs(column, "dimension=label", problems);
    }
    /// The pairs of a cell like "survey=0.02;ratio=-0.05", in the same way; `form` says what they are.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(const std::string& column,
                                                                         const char* form,
                                                                         Problems& problems) const;

  private:
    const TextTable& table_;
    const TextTable::Row& row_;
};

/// Whether a table has all of these columns; each that is missing is a problem.
bool has_columns(const TextTable& table, const std::vector<std::string>& columns, Problems& problems);

}  // namespace musubi
