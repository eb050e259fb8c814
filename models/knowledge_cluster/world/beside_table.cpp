#include "models/knowledge_cluster/world/beside_table.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "models/knowledge_cluster/world/table_reader.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// A table for other regions than the scenario's, which inherited it: one fault, not one a row.
bool is_of_other_regions(const TextTable& table, std::size_t region_column, const World& world) {
    return !table.rows.empty() && std::none_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        return find_region(world.regions, row.cells[region_column].text).has_value();
    });
}

}  // namespace

void read_programmes_beside(const TextTable& table, World& world, Problems& problems) {
    const TableReader reader(table, problems);
    const auto at = reader.columns({"programme", "region", "first_fy", "last_fy", "million_yen"});
    if (at.empty()) return;
    if (is_of_other_regions(table, at[1], world)) {
        reader.say(table.rows.front(), at[1],
                   "no region of this table is in tables.regions; name another table, or beside = \"\" in "
                   "[tables] for no programmes beside");
        return;
    }
    std::set<std::string> said;  // of a region that is not there, once
    for (const TextTable::Row& row : table.rows) {
        const std::string &programme = row.cells[at[0]].text, &code = row.cells[at[1]].text;
        if (programme.empty()) reader.say(row, at[0], "programme is empty; a name was meant");
        const auto region = find_region(world.regions, code);
        if (!region && said.insert(code).second)
            reader.say_unknown(row, at[1], "region", code, world.regions.code);
        const auto first = reader.number<std::int32_t>(row, at[2], "first_fy", 1980, 2100);
        const auto last = reader.number<std::int32_t>(row, at[3], "last_fy", 1980, 2100);
        if (last < first)
            reader.say(row, at[3],
                       "last_fy " + std::to_string(last) + " is before first_fy " + std::to_string(first));
        const auto money = reader.number<double>(row, at[4], "million_yen", 0.0, 1e6, " (a year)");
        // Cohorts of one programme are different grants.
        const Key grant = combine(key_of(programme), static_cast<Key>(first));
        world.beside.push_back({grant, region.value_or(RegionId{0}), {first}, {last}, money});
    }
}

}  // namespace musubi::knowledge_cluster
