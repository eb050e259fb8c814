#include <fmt/core.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/experiment/comparison/facts.hpp"
#include "sim/experiment/panels/table_cells.hpp"

namespace musubi {
namespace {

const std::vector<std::string> columns{"fact",       "role",        "measure", "expected", "variable",
                                       "select",     "low",         "high",    "control",  "needs",
                                       "low_source", "high_source", "contrast"};
const std::map<std::string, FactRole> roles{{"input_check", FactRole::input_check},
                                            {"fitted", FactRole::fitted},
                                            {"emergent", FactRole::emergent},
                                            {"check", FactRole::check},
                                            {"background", FactRole::background}};

/// The number of a cell that may be empty.
std::optional<double> number_if_any(const NamedCells& cells, const char* column, Problems& problems) {
    if (cells[column].text.empty()) return {};
    return cells.number(column, problems);
}

/// A class and what says so: "b: author (year)".
bool names_a_source(const std::string& said) {
    return said.size() > 3 && said[0] >= 'a' && said[0] <= 'c' && said.compare(1, 2, ": ") == 0;
}

void check_band(const NamedCells& cells, const ExpectedFact& fact, Problems& problems) {
    if (fact.low && fact.high && *fact.low > *fact.high)
        problems.add(cells.place("low"),
                     "the band of '" + fact.fact + "' is empty: its low end lies above its high end");
    for (const char* end : {"low", "high"}) {
        const std::string source = std::string(end) + "_source";
        const std::string& said = cells[source].text;
        if (fact.role != FactRole::background && cells[end].text.empty())
            problems.add(cells.place(end), "the band of '" + fact.fact + "' has no '" + end + "' end");
        if (!cells[end].text.empty() && !names_a_source(said))
            problems.add(cells.place(source),
                         fmt::format("'{}' in column '{}': 'a: ', 'b: ' or 'c: ' and what says so were meant",
                                     said, source));
    }
}

bool yes_or_nothing(const NamedCells& cells, const char* column, Problems& problems) {
    const std::string& text = cells[column].text;
    if (text != "yes" && !text.empty())
        problems.add(cells.place(column), "'" + text + "' in column '" + column + "': 'yes' or nothing");
    return text == "yes";
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
                      .low_source = cells["low_source"].text,
                      .high_source = cells["high_source"].text,
                      .controlled = yes_or_nothing(cells, "control", problems),
                      .needs = cells["needs"].text,
                      .contrasted = yes_or_nothing(cells, "contrast", problems)};
    const auto role = roles.find(cells["role"].text);
    if (role == roles.end())
        problems.add(cells.place("role"), "unknown role '" + cells["role"].text +
                                              "': input_check, fitted, emergent, check or background");
    else
        fact.role = role->second;
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
