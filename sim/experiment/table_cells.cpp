#include "sim/experiment/table_cells.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace musubi {
namespace {

std::size_t column_of(const TextTable& table, const std::string& name) {
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const Cell& cell) { return cell.text == name; });
    return static_cast<std::size_t>(found - table.header.begin());
}

}  // namespace

const Cell& NamedCells::operator[](const std::string& column) const {
    return row_.cells[column_of(table_, column)];
}

Place NamedCells::place(const std::string& column) const {
    return {table_.file, row_.line, (*this)[column].column};
}

std::optional<double> NamedCells::number(const std::string& column, Problems& problems) const {
    const std::string& text = (*this)[column].text;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && std::isfinite(value)) return value;
    problems.add(place(column), "'" + text + "' in column '" + column + "' is no number");
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> NamedCells::selections(const std::string& column,
                                                                        Problems& problems) const {
    std::vector<std::pair<std::string, std::string>> all;
    const std::string& text = (*this)[column].text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        const std::string part = text.substr(at, end - at);
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
            problems.add(place(column),
                         fmt::format("'{}' in column '{}' is not of the form dimension=label", part, column));
        else
            all.emplace_back(part.substr(0, equals), part.substr(equals + 1));
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
