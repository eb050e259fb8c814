#include "models/knowledge_cluster/world/national_levels.hpp"

#include <string>

#include "models/knowledge_cluster/world/table_reader.hpp"

namespace musubi::knowledge_cluster {

void read_national_levels(const TextTable& table, std::map<FiscalYear, NationalLevels>& levels,
                          Problems& problems) {
    const TableReader reader(table, problems);
    const auto year_at = reader.column("fiscal_year");
    if (!year_at) return;
    for (const TextTable::Row& row : table.rows) {
        const FiscalYear year{reader.number<std::int32_t>(row, *year_at, "fiscal_year", 1980, 2100)};
        const auto [known, is_new] = levels.try_emplace(year);
        if (!is_new) reader.say(row, *year_at, "the year " + std::to_string(year.value) + " stands twice");
        for (std::size_t i = 0; i < national_count; ++i)
            if (const auto at = reader.filled(row, national_names[i]))
                known->second[i] = reader.number<double>(row, *at, national_names[i], 0.0, 1e7);
    }
}

}  // namespace musubi::knowledge_cluster
