#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "sim/experiment/facts.hpp"

namespace musubi {
namespace {

constexpr std::array columns{"fact",   "role", "measure", "expected", "variable",
                             "select", "low",  "high",    "control",  "needs"};
const std::map<std::string, FactRole> roles{{"input_check", FactRole::input_check},
                                            {"fitted", FactRole::fitted},
                                            {"emergent", FactRole::emergent},
                                            {"background", FactRole::background}};

/// The cells of a row by the name of their column.
class Cells {
  public:
    Cells(const TextTable& table, const TextTable::Row& row, Problems& problems)
        : table_(table), row_(row), problems_(problems) {}
    [[nodiscard]] const Cell& operator[](const std::string& column) const {
        const auto at = std::find_if(table_.header.begin(), table_.header.end(),
                                     [&](const Cell& name) { return name.text == column; });
        return row_.cells[static_cast<std::size_t>(at - table_.header.begin())];
    }
    void complain(const Cell& cell, const std::string& message) const {
        problems_.add({table_.file, row_.line, cell.column}, message);
    }
    [[nodiscard]] std::optional<double> number(const std::string& column) const {
        const Cell& cell = (*this)[column];
        if (cell.text.empty()) return {};
        double value = 0;
        const char* const end = cell.text.data() + cell.text.size();
        const auto [read, error] = std::from_chars(cell.text.data(), end, value);
        if (error == std::errc() && read == end && std::isfinite(value)) return value;
        complain(cell, "'" + cell.text + "' in column '" + column + "' is no number");
        return {};
    }

  private:
    const TextTable& table_;
    const TextTable::Row& row_;
    Problems& problems_;
};

std::vector<std::pair<std::string, std::string>> selections(const Cells& cells) {
    std::vector<std::pair<std::string, std::string>> all;
    const Cell& cell = cells["select"];
    for (std::size_t at = 0; at < cell.text.size();) {
        const std::size_t end = std::min(cell.text.find(';', at), cell.text.size());
        const std::string part = cell.text.substr(at, end - at);
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
            cells.complain(cell, "'" + part + "' in column 'select' is not of the form dimension=label");
        else
            all.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        at = end + 1;
    }
    return all;
}

bool has_all_columns(const TextTable& table, Problems& problems) {
    bool all = true;
    for (const std::string column : columns)
        if (std::none_of(table.header.begin(), table.header.end(),
                         [&](const Cell& name) { return name.text == column; })) {
            problems.add({table.file, table.header_line, 0}, "column '" + column + "' is missing");
            all = false;
        }
    return all;
}

void check_band(const Cells& cells, const ExpectedFact& fact) {
    if (fact.low && fact.high && *fact.low > *fact.high)
        cells.complain(cells["low"],
                       "the band of '" + fact.fact + "' is empty: its low end lies above its high end");
    if (fact.role == FactRole::background || fact.low || fact.high) return;
    if (cells["low"].text.empty() && cells["high"].text.empty())
        cells.complain(cells["low"], "'" + fact.fact + "' has no band: give 'low', 'high' or both");
}

ExpectedFact fact_in(const TextTable& table, const TextTable::Row& row, Problems& problems) {
    const Cells cells(table, row, problems);
    ExpectedFact fact{.place = {table.file, row.line, cells["variable"].column},
                      .fact = cells["fact"].text,
                      .measure = cells["measure"].text,
                      .expected = cells["expected"].text,
                      .variable = cells["variable"].text,
                      .select = selections(cells),
                      .low = cells.number("low"),
                      .high = cells.number("high"),
                      .controlled = cells["control"].text == "yes",
                      .needs = cells["needs"].text};
    const auto role = roles.find(cells["role"].text);
    if (role == roles.end())
        cells.complain(cells["role"], "unknown role '" + cells["role"].text +
                                          "': input_check, fitted, emergent or background");
    else
        fact.role = role->second;
    if (!fact.controlled && !cells["control"].text.empty())
        cells.complain(cells["control"],
                       "'" + cells["control"].text + "' in column 'control': 'yes' or nothing");
    if (fact.fact.empty()) cells.complain(cells["fact"], "a fact without a name");
    check_band(cells, fact);
    return fact;
}

}  // namespace

std::vector<ExpectedFact> facts_in(const TextTable& table, Problems& problems) {
    std::vector<ExpectedFact> facts;
    if (!has_all_columns(table, problems)) return facts;
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
