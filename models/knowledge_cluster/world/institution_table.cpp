#include "models/knowledge_cluster/world/institution_table.hpp"

#include <string>
#include <utility>

#include "models/knowledge_cluster/world/row_names.hpp"
#include "models/knowledge_cluster/world/table_reader.hpp"

namespace musubi::knowledge_cluster {
void read_institutions(const TextTable& table, World& world, Problems& problems) {
    const TableReader reader(table, problems);
    const auto at = reader.columns({"name_en", "name_ja", "home", "also_in"});
    if (at.empty()) return;
    RowNames names(reader, {"institution", "name", "an institution needs a name: name_en is empty"});
    for (const TextTable::Row& row : table.rows) {
        const auto home = find_region(world.regions, row.cells[at[2]].text);
        if (!home) reader.say_unknown(row, at[2], "region", row.cells[at[2]].text, world.regions.code);
        NamedInstitution institution{row.cells[at[0]].text, row.cells[at[1]].text, home.value_or(RegionId{0}),
                                     0};
        names.check(row, at[0]);
        institution.clusters = bit(institution.home);
        for (const std::string& code : parts_of(row.cells[at[3]].text)) {
            if (const auto other = find_region(world.regions, code))
                institution.clusters |= bit(*other);
            else
                reader.say_unknown(row, at[3], "region", code, world.regions.code);
        }
        world.institutions.push_back(std::move(institution));
    }
}

}  // namespace musubi::knowledge_cluster
