#include "models/knowledge_cluster/world/budget_lever.hpp"

#include <algorithm>
#include <string>

#include "musubi/number_text.hpp"

namespace musubi::knowledge_cluster {
namespace {

std::ptrdiff_t column_named(const TextTable& table, const std::string& name) {
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const Cell& cell) { return cell.text == name; });
    return found == table.header.end() ? -1 : found - table.header.begin();
}

void set_yearly_budget(Scenario& scenario, double million_yen, std::int64_t since) {
    const auto table = scenario.tables.find("budget.table");
    if (table == scenario.tables.end()) return;
    Value& factor = scenario.settings.at("budget.factor").value;
    const double multiplied = std::get<double>(factor);
    const auto years = column_named(table->second, "fiscal_year"),
               budgets = column_named(table->second,
                                      std::get<std::string>(scenario.settings.at("budget.column").value));
    if (years < 0 || budgets < 0) return;
    for (TextTable::Row& row : table->second.rows) {
        const auto year = number_in<double>(row.cells[static_cast<std::size_t>(years)].text);
        std::string& budget = row.cells[static_cast<std::size_t>(budgets)].text;
        const auto before = number_in<double>(budget);
        // What is no number is left for the model to point at.
        if (year && *year >= static_cast<double>(since))
            budget = exact_text(million_yen);
        else if (before)
            budget = exact_text(*before * multiplied);
    }
    factor = 1.0;
}

}  // namespace

Lever yearly_budget() {
    return {"yearly budget", "million yen", 1000, "billion yen a year", set_yearly_budget};
}

}  // namespace musubi::knowledge_cluster
