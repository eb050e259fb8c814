#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/experiment/comparison/facts.hpp"
#include "sim/experiment/panels/table_cells.hpp"

namespace musubi {
namespace {

const std::vector<std::string> columns{"fact",   "role", "measure", "expected", "variable",
                                       "select", "low",  "high",    "control",  "needs"};
const std::map<std::string, FactRole> roles{{"input_check", FactRole::input_check},
                                            {"fitted", FactRole::fitted},
                                            {"emergent", FactRole::emergent},
                                            {"background", FactRole::background}};

/// The number of a cell that may be empty.
std::optional<double> number_if_any(const NamedCells& cells, const char* column, Problems& problems) {
    if (cells[column].text.empty()) return {};
    return cells.number(column, problems);
}

void check_band(const NamedCells& cells, const ExpectedFact& fact, Problems& problems) {
    if (fact.low && fact.high && *fact.low > *fact.high)
        problems.add(cells.place("low"),
                     "the band of '" + fact.fact + "' is empty: its low end lies above its high end");
    if (fact.role == FactRole::background || fact.low || fact.high) return;
    if (cells["low"].text.empty() && cells["high"].text.empty())
        problems.add(cells.place("low"), "'" + fact.fact + "' has no band: give 'low', 'high' or both");
}

ExpectedFact fact_in(const TextTable& table, const TextTable::Row& row, Problems& problems) {
    const NamedCells cells(table, row);
    ExpectedFact fact{.place = {table.file, row.line, cells["variable"].column},
                      .fact = cells["fact"].text,
                      .measure = cells["measure"].text,
                      .expected = cells["expected"].text,
                      .variable = cells["variable"].text,
                      .select = cells.selections("select", problems),
                      .low = number_if_any(cells, "low", problems),
                      .high = number_if_any(cells, "high", problems),
                      .controlled = cells["control"].text == "yes",
                      .needs = cells["needs"].text};
    const auto role = roles.find(cells["role"].text);
    if (role == roles.end())
        problems.add(cells.place("role"), "unknown role '" + cells["role"].text +
                                              "': input_check, fitted, emergent or background");
    else
        fact.role = role->second;
    if (!fact.controlled && !cells["control"].text.empty())
        problems.add(cells.place("control"),
                     "'" + cells["control"].text + "' in column 'control': 'yes' or nothing");
    if (fact.fact.empty()) problems.add(cells.place("fact"), "a fact without a name");
    check_band(cells, fact, problems);
    return fact;
}

}  // namespace

std::vector<ExpectedFact> facts_in(const TextTable& table, Problems& problems) {
    std::vector<ExpectedFact> facts;
    if (!has_columns(table, columns, problems)) return facts;
    std::set<std::string> names;
    for (const TextTable::Row& row : table.rows) {
        facts.push_back(fact_in(table, row, problems));
        if (!names.insert(facts.back().fact).second)
            problems.add({table.file, row.line, 0}, "fact '" + facts.back().fact + "' was named before");
    }
    if (facts.empty()) problems.add({table.file, 0, 0}, "holds no fact");
    return facts;
}

}  // namespace musubi
