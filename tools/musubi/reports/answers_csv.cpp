#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "sim/experiment/comparison/comparison.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "sim/io/csv.hpp"
#include "tools/musubi/reports/answers_text.hpp"

namespace musubi {
namespace {

/// Dimensions of the cells, each a column of its own; a variable without it leaves the column empty.
std::vector<std::string> columns_of(const std::vector<std::vector<PairedVariable>>& paired) {
    std::vector<std::string> columns;
    for (const auto& variables : paired)
        for (const PairedVariable& variable : variables)
            for (const std::string& dimension : variable.dimensions)
                if (std::find(columns.begin(), columns.end(), dimension) == columns.end())
                    columns.push_back(dimension);
    return columns;
}

/// A line of the table, cell by cell.
using Line = std::vector<std::string>;

/// The label of a cell in each of the columns.
Line place_of(const Panel& panel, const PairedVariable& variable, std::size_t cell,
              const std::vector<std::string>& columns, CsvFor readers) {
    Line labels(columns.size());
    // clang 14 does not compile std::views::reverse of libstdc++ 12.
    // NOLINTNEXTLINE(modernize-loop-convert)
    for (auto name = variable.dimensions.rbegin(); name != variable.dimensions.rend(); ++name) {
        const Dimension& dimension = panel.dimension(*name);
        const auto column = std::find(columns.begin(), columns.end(), *name) - columns.begin();
        labels[static_cast<std::size_t>(column)] =
            csv_cell(label_of(dimension, cell % dimension.size()), readers);
        cell /= dimension.size();
    }
    return labels;
}

/// What is infinite is not missing: readers of CSV know both words.
std::string statistic_cell(double x) {
    if (std::isinf(x)) return x > 0 ? "Inf" : "-Inf";
    return csv_cell(x);
}

/// `line` begins with who is compared.
Line line_of(Line line, const Panel& panel, const PairedVariable& variable, std::size_t cell,
             const std::vector<std::string>& columns, CsvFor readers) {
    line.push_back(csv_cell(full_name(*variable.variable), readers));
    line.push_back(csv_cell(variable.variable->units, readers));
    for (std::string& label : place_of(panel, variable, cell, columns, readers))
        line.push_back(std::move(label));
    std::vector<double> numbers = numbers_of(variable.cells[cell]);
    numbers.resize(known_statistics(vectors_of(panel)));
    for (const double x : numbers) line.push_back(statistic_cell(x));
    return line;
}

/// The first line with something in a column comes before the others, for each column: readers that guess
/// from the first lines what a column holds must not take one for empty that fills later.
std::vector<Line> with_every_column_first(std::vector<Line> lines) {
    std::vector<bool> shown(lines.empty() ? 0 : lines.front().size());
    std::vector<Line> ordered, others;
    for (Line& line : lines) {
        bool shows_more = false;
        for (std::size_t c = 0; c < line.size(); ++c)
            if (!line[c].empty() && !shown[c]) shows_more = shown[c] = true;
        (shows_more ? ordered : others).push_back(std::move(line));
    }
    std::move(others.begin(), others.end(), std::back_inserter(ordered));
    return ordered;
}

}  // namespace

std::string cells_csv(const Compared& base, const std::vector<Compared>& changed, CsvFor readers) {
    std::vector<std::vector<PairedVariable>> paired;
    paired.reserve(changed.size());
    for (const Compared& one : changed) paired.push_back(paired_cells(base.result.panel, one.result.panel));
    const std::vector<std::string> columns = columns_of(paired);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < changed.size(); ++i)
        for (const PairedVariable& variable : paired[i])
            for (std::size_t cell = 0; cell < variable.cells.size(); ++cell)
                lines.push_back(line_of({csv_cell(base.name, readers), csv_cell(changed[i].name, readers)},
                                        base.result.panel, variable, cell, columns, readers));
    std::string text = "base,changed,variable,units";
    for (const std::string& column : columns) text += "," + csv_cell(column, readers);
    const auto known = static_cast<std::ptrdiff_t>(known_statistics(vectors_of(base.result.panel)));
    text +=
        fmt::format(",{}\n", fmt::join(paired_statistics.begin(), paired_statistics.begin() + known, ","));
    for (const Line& line : with_every_column_first(std::move(lines)))
        text += fmt::format("{}\n", fmt::join(line, ","));
    return text;
}

}  // namespace musubi
