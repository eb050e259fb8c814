#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/experiment/comparison.hpp"
#include "sim/experiment/sums.hpp"
#include "tools/musubi/answers_text.hpp"

namespace musubi {
namespace {

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string safe = "\"";
    for (const char c : text) safe += c == '"' ? std::string("\"\"") : std::string(1, c);
    return safe + "\"";
}

/// Shortest text that reads back to the same number; empty where there is none.
std::string number(double x) { return std::isfinite(x) ? fmt::format("{}", x) : ""; }

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
    for (const std::string& label : labels) text += "," + quoted(label);
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
            text += ",base_mean,changed_mean,difference,low,high,relative,same_sign,variance_ratio\n";
        }
        for (const PairedVariable& variable : variables)
            for (std::size_t cell = 0; cell < variable.cells.size(); ++cell) {
                text += fmt::format("{},{},{},{}{}", quoted(base.name), quoted(one.name),
                                    quoted(full_name(*variable.variable)), quoted(variable.variable->units),
                                    place_of(base.result.panel, variable, cell, columns));
                const PairedDifference& d = variable.cells[cell];
                for (const double x :
                     {d.base, d.changed, d.mean, d.low, d.high, d.relative, d.same_sign, d.variance_ratio})
                    text += "," + number(x);
                text += '\n';
            }
    }
    return text;
}

}  // namespace musubi
