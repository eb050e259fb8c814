#include "models/knowledge_cluster/world/institution_table.hpp"

#include <optional>
#include <string>
#include <utility>

#include "models/knowledge_cluster/world/name_fault.hpp"
#include "models/knowledge_cluster/world/table_reader.hpp"

namespace musubi::knowledge_cluster {
namespace {

std::optional<RegionId> find_region(const World& world, const std::string& code) {
    for (const RegionId r : world.regions.all())
        if (world.regions.code[r] == code) return r;
    return std::nullopt;
}

/// A name names one institution, in the one way in which it can be written.
void check_name(const TableReader& reader, const TextTable::Row& row, std::size_t column,
                NamesOfRows& before) {
    const std::string& name = row.cells[column].text;
    if (name.empty()) return reader.say(row, column, "an institution needs a name: name_en is empty");
    if (const std::string fault = name_fault(name); !fault.empty())
        reader.say(row, column, "the name '" + name + "' " + fault);
    if (const std::string fault = before.add(name, row.line); !fault.empty())
        reader.say(row, column, "the institution " + fault);
}

}  // namespace

void read_institutions(const TextTable& table, World& world, Problems& problems) {
    const TableReader reader(table, problems);
    const auto at = reader.columns({"name_en", "name_ja", "home", "also_in"});
    if (at.empty()) return;
    NamesOfRows names;
    for (const TextTable::Row& row : table.rows) {
        const auto home = find_region(world, row.cells[at[2]].text);
        if (!home) reader.say_unknown(row, at[2], "region", row.cells[at[2]].text, world.regions.code);
        NamedInstitution institution{row.cells[at[0]].text, row.cells[at[1]].text, home.value_or(RegionId{0}),
                                     0};
        check_name(reader, row, at[0], names);
        institution.clusters = bit(institution.home);
        for (const std::string& code : parts_of(row.cells[at[3]].text)) {
            if (const auto other = find_region(world, code))
                institution.clusters |= bit(*other);
            else
                reader.say_unknown(row, at[3], "region", code, world.regions.code);
        }
        world.institutions.push_back(std::move(institution));
    }
}

}  // namespace musubi::knowledge_cluster
