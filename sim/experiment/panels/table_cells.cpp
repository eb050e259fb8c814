#include "sim/experiment/panels/table_cells.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "musubi/number_text.hpp"

namespace musubi {
namespace {

std::size_t column_of(const TextTable& table, const std::string& name) {
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const Cell& cell) { return cell.text == name; });
    return static_cast<std::size_t>(found - table.header.begin());
}

}  // namespace

std::string without_blanks(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

bool NamedCells::has(const std::string& column) const {
    return column_of(table_, column) < table_.header.size();
}

Cell NamedCells::operator[](const std::string& column) const {
    const Cell& cell = row_.cells[column_of(table_, column)];
    return {without_blanks(cell.text), cell.column};
}

Place NamedCells::place(const std::string& column) const {
    return {table_.file, row_.line, (*this)[column].column};
}

std::optional<double> NamedCells::number(const std::string& column, Problems& problems) const {
    const std::string text = (*this)[column].text;
    if (text.empty()) {
        problems.add(place(column), "the cell in column '" + column + "' is empty");
        return std::nullopt;
    }
    if (const auto value = number_in<double>(text); value && std::isfinite(*value)) return value;
    problems.add(place(column), "'" + text + "' in column '" + column + "' is no number");
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> NamedCells::pairs(const std::string& column,
                                                                   const char* form,
                                                                   Problems& problems) const {
    std::vector<std::pair<std::string, std::string>> all;
    const auto add_selection = [&](std::string dimension, std::string label) {
        if (std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.first == dimension; }))
            problems.add(place(column), fmt::format("{} stands twice", dimension));
        all.emplace_back(std::move(dimension), std::move(label));
    };
    const std::string text = (*this)[column].text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        const std::string part = without_blanks(text.substr(at, end - at));
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
            problems.add(place(column),
                         fmt::format("'{}' in column '{}' is not of the form {}", part, column, form));
        else
            add_selection(without_blanks(part.substr(0, equals)), without_blanks(part.substr(equals + 1)));
        at = end + 1;
    }
    return all;
}

bool has_columns(const TextTable& table, const std::vector<std::string>& columns, Problems& problems) {
    bool all = true;
    for (const std::string& name : columns) {
        if (column_of(table, name) < table.header.size()) continue;
        problems.add({table.file, table.header_line}, "column '" + name + "' is missing");
        all = false;
    }
    return all;
}

}  // namespace musubi
