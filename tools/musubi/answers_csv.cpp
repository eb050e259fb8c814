#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/experiment/comparison.hpp"
#include "sim/experiment/sums.hpp"
#include "sim/io/csv.hpp"
#include "tools/musubi/answers_text.hpp"

namespace musubi {
namespace {

/// Dimensions of the cells, each a column of its own; a variable without it leaves the column empty.
std::vector<std::string> columns_of(const std::vector<PairedVariable>& variables) {
    std::vector<std::string> columns;
    for (const PairedVariable& variable : variables)
        for (const std::string& dimension : variable.dimensions)
            if (std::find(columns.begin(), columns.end(), dimension) == columns.end())
                columns.push_back(dimension);
    return columns;
}

/// The label of a cell in each of the columns.
std::string place_of(const Panel& panel, const PairedVariable& variable, std::size_t cell,
                     const std::vector<std::string>& columns) {
    std::vector<std::string> labels(columns.size());
    // clang 14 does not compile std::views::reverse of libstdc++ 12.
    // NOLINTNEXTLINE(modernize-loop-convert)
    for (auto name = variable.dimensions.rbegin(); name != variable.dimensions.rend(); ++name) {
        const Dimension& dimension = panel.dimension(*name);
        const auto column = std::find(columns.begin(), columns.end(), *name) - columns.begin();
        labels[static_cast<std::size_t>(column)] = label_of(dimension, cell % dimension.size());
        cell /= dimension.size();
    }
    std::string text;
    for (const std::string& label : labels) text += "," + csv_cell(label);
    return text;
}

}  // namespace

std::string cells_csv(const Compared& base, const std::vector<Compared>& changed) {
    std::string text;
    for (const Compared& one : changed) {
        const auto variables = paired_cells(base.result.panel, one.result.panel);
        const auto columns = columns_of(variables);
        if (text.empty()) {
            text = "base,changed,variable,units";
            for (const std::string& column : columns) text += "," + column;
            text += fmt::format(",{}\n", fmt::join(paired_statistics, ","));
        }
        for (const PairedVariable& variable : variables)
            for (std::size_t cell = 0; cell < variable.cells.size(); ++cell) {
                text +=
                    fmt::format("{},{},{},{}{}", csv_cell(base.name), csv_cell(one.name),
                                csv_cell(full_name(*variable.variable)), csv_cell(variable.variable->units),
                                place_of(base.result.panel, variable, cell, columns));
                for (const double x : numbers_of(variable.cells[cell])) text += "," + csv_cell(x);
                text += '\n';
            }
    }
    return text;
}

}  // namespace musubi
