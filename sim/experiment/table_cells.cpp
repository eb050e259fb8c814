#include "sim/experiment/table_cells.hpp"

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
    problems.add(place(column), "'" + text + "' is no number (column " + column + ")");
    return std::nullopt;
}

bool has_columns(const TextTable& table, const std::vector<std::string>& columns, Problems& problems) {
    bool all = true;
    for (const std::string& name : columns) {
        if (column_of(table, name) < table.header.size()) continue;
        problems.add({table.file, table.header_line}, "there is no column '" + name + "'");
        all = false;
    }
    return all;
}

}  // namespace musubi
