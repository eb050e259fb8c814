#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "models/knowledge_cluster/world/table_reader.hpp"

namespace musubi::knowledge_cluster {

/// A table with one row for each of `names`, and two numbers in it; `set(index, first, second)` takes them.
/// `of` follows the name of a row that is missing.
template <std::size_t N, class Set>
void read_reference(const TextTable& table, const std::array<const char*, N>& names,
                    std::array<std::string_view, 3> columns, Problems& problems, Set&& set,
                    const std::string& of = "") {
    const TableReader reader(table, problems);
    const auto at = reader.columns({columns[0], columns[1], columns[2]});
    if (at.empty()) return;
    std::array<bool, N> seen{};
    for (const TextTable::Row& row : table.rows) {
        const auto it = std::find(names.begin(), names.end(), row.cells[at[0]].text);
        if (it == names.end()) {
            const std::string meant =
                reader.say_unknown(row, at[0], columns[0], row.cells[at[0]].text, names);
            const auto misspelt = std::find(names.begin(), names.end(), meant);
            if (misspelt != names.end()) seen[static_cast<std::size_t>(misspelt - names.begin())] = true;
            continue;
        }
        const auto i = static_cast<std::size_t>(it - names.begin());
        set(i, reader.template number<double>(row, at[1], columns[1], -1e9, 1e9),
            reader.template number<double>(row, at[2], columns[2], 1e-12, 1e9));
        seen[i] = true;
    }
    for (std::size_t i = 0; i < N; ++i)
        if (!seen[i])
            problems.add({table.file, table.header_line, static_cast<int>(at[0]) + 1},
                         "the row of the " + std::string(columns[0]) + " '" + std::string(names[i]) + "'" +
                             of + " is missing");
}

}  // namespace musubi::knowledge_cluster
