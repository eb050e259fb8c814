#include "models/knowledge_cluster/world/merit_table.hpp"

#include "models/knowledge_cluster/world/reference_table.hpp"
#include "models/knowledge_cluster/world/table_reader.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The rows of each year, in the order of years; those of year 0 stand for all others, and there must be
/// some.
std::map<FiscalYear, TextTable> by_full_year(const TextTable& table, Problems& problems) {
    const TableReader reader(table, problems);
    TextTable none = table;
    none.rows.clear();
    std::map<FiscalYear, TextTable> found{{FiscalYear{0}, none}};
    for (const TextTable::Row& row : table.rows) {
        FiscalYear year{0};
        if (const auto column = reader.filled(row, "full_since"))
            year = {reader.number<std::int32_t>(row, *column, "full_since", 2002, 2010)};
        found.try_emplace(year, none).first->second.rows.push_back(row);
    }
    return found;
}

}  // namespace

void read_merit_references(const TextTable& table, std::map<FiscalYear, MeritReferences>& references,
                           Problems& problems) {
    for (const auto& [year, rows] : by_full_year(table, problems))
        read_reference(
            rows, merit_names, {"indicator", "mean", "deviation"}, problems,
            [&, since = year](std::size_t i, double mean, double deviation) {
                references[since][i] = {mean, deviation};
            },
            year.value == 0 ? "" : ", full_since " + std::to_string(year.value) + ",");
}

}  // namespace musubi::knowledge_cluster
