#include "models/knowledge_cluster/world/budget_table.hpp"

#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/knowledge_cluster/world/setting_origin.hpp"
#include "models/knowledge_cluster/world/table_reader.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// Says that the column which the scenario names is not there, where it is named and with those there are.
void refuse_budget_column(const Scenario& scenario, const TextTable& table, const std::string& column,
                          Problems& problems) {
    std::vector<std::string> columns;
    for (const Cell& cell : table.header)
        if (cell.text != "fiscal_year") columns.push_back(cell.text);
    std::string list;
    for (const std::string& one : columns) list += (list.empty() ? "'" : ", '") + one + "'";
    problems.add(setting_origin(scenario, {"budget.column", "budget.table"}),
                 "budget.column = '" + column + "' is no column of " + table.file + ", which has " + list +
                     did_you_mean(nearest_word(column, columns)));
}

/// Points at the year before it, after which it belongs.
void refuse_missing_year(const TextTable& table, const TableReader& reader, std::size_t column,
                         const std::map<FiscalYear, int>& line_of, FiscalYear missing, FiscalYear last,
                         Problems& problems) {
    std::string message = "the budget year " + std::to_string(missing.value) +
                          " is missing; every year from " + std::to_string(programme_start.value) + " to " +
                          std::to_string(last.value) + " needs one";
    const auto next = line_of.lower_bound(missing);
    if (next == line_of.begin()) {
        problems.add({table.file, table.header_line, 1}, std::move(message));
        return;
    }
    for (const TextTable::Row& row : table.rows)
        if (row.line == std::prev(next)->second) reader.say(row, column, message);
}

}  // namespace

void read_budget(const Scenario& scenario, const TextTable& table, World& world, Problems& problems) {
    const Parameters& p = world.parameters;
    const TableReader reader(table, problems);
    if (!reader.column(p.budget.column, false))
        return refuse_budget_column(scenario, table, p.budget.column, problems);
    const auto at = reader.columns({"fiscal_year", p.budget.column});
    if (at.empty()) return;
    std::map<FiscalYear, int> line_of;
    for (const TextTable::Row& row : table.rows) {
        const FiscalYear year{reader.number<std::int32_t>(row, at[0], "fiscal_year", 1999, 2100)};
        const double million_yen = reader.number<double>(row, at[1], "budget", 0.0, 1e7, " (million yen)");
        const auto money = million(million_yen * p.budget.factor * p.population.scale);
        world.national_budget.emplace(year, money);
        if (const auto [first, is_new] = line_of.emplace(year, row.line); !is_new)
            reader.say(row, at[0],
                       "the budget year " + std::to_string(year.value) + " stands twice, first in line " +
                           std::to_string(first->second));
    }
    for (FiscalYear year = programme_start; year <= world.last_year(); year = year + 1)
        if (!line_of.contains(year))
            refuse_missing_year(table, reader, at[0], line_of, year, world.last_year(), problems);
}

}  // namespace musubi::knowledge_cluster
