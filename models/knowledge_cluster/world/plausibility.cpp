#include "models/knowledge_cluster/world/plausibility.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "models/knowledge_cluster/world/plain_number.hpp"
#include "models/knowledge_cluster/world/region_table.hpp"
#include "models/knowledge_cluster/world/table_reader.hpp"
#include "musubi/spelling.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The shipped tables give a region 333 to 667 million yen a year.
constexpr double usual_million_per_region = 500;
/// A planner may ask for ten times as much or a tenth; the next unit is a hundred times away.
constexpr double far_off_times = 30;
/// The shipped regions lie within 1,100 km of their middle.
constexpr double far_off_km = 2000;

/// The unit in which a budget so many times the usual one would be a usual one; none if that is too far away.
std::string unit_of(double times) {
    if (times > 30'000) return "yen";
    if (times > 300) return "thousand yen (千円)";
    if (times > 1) return "ten thousand yen (万円)";
    if (times > 0.003) return "100 million yen (億円)";
    if (times > 0.000'03) return "billion yen (10億円)";
    return {};
}

/// The years whose budget seems to be in one unit.
struct OddYears {
    int count = 0;
    FiscalYear year;  ///< the first of them, where it stands and what it is
    Place place;
    double million_yen = 0;
};

void doubt_unit(const std::string& unit, const OddYears& odd, const Parameters& p, double regions,
                Problems& doubts) {
    std::string text =
        "a budget of " + plain(odd.million_yen) + " million yen in FY" + std::to_string(odd.year.value);
    if (odd.count > 1) text += " (and " + std::to_string(odd.count - 1) + " more years like it)";
    if (p.budget.factor != 1) text += ", with budget.factor = " + plain(p.budget.factor) + ",";
    text += " gives each of " + plain(regions) + " regions " + plain(odd.million_yen / regions) +
            ", where the shipped tables give 333 to 667: ";
    doubts.add(odd.place, text + (unit.empty() ? "million yen are expected"
                                               : "it looks like " + unit + "; million yen are expected"));
}

/// Only years of which the run makes use, and none without money, which may be meant.
void doubt_budget(const TextTable& table, const Parameters& p, double regions, Problems& doubts) {
    Problems unread;
    const TableReader reader(table, unread);
    const auto at = reader.columns({"fiscal_year", p.budget.column});
    if (at.empty() || regions == 0) return;
    std::map<std::string, OddYears> by_unit;
    for (const TextTable::Row& row : table.rows) {
        const FiscalYear year{reader.number<std::int32_t>(row, at[0], "", 1999, 2100)};
        const double million_yen = reader.number<double>(row, at[1], "", 0.0, 1e7) * p.budget.factor;
        const double times = million_yen / regions / usual_million_per_region;
        const bool usual = times < far_off_times && times > 1 / far_off_times;
        const bool used = year >= programme_start && year.value <= p.time.last_fiscal_year;
        if (usual || million_yen == 0 || !used) continue;
        OddYears& odd = by_unit[unit_of(times)];
        if (odd.count++ == 0) {
            odd.year = year;
            odd.place = {table.file, row.line, row.cells[at[1]].column};
            odd.million_yen = million_yen;
        }
    }
    for (const auto& [unit, odd] : by_unit) doubt_unit(unit, odd, p, regions, doubts);
}

/// A column that nobody reads, and that may be one which is read, misspelt.
void doubt_columns(const TextTable& table, const std::vector<TableColumn>& known, Problems& doubts) {
    Problems unread;
    const TableReader reader(table, unread);
    std::vector<std::string> missing;
    for (const TableColumn& column : known)
        if (!reader.column(column.name, false)) missing.push_back(column.name);
    for (const Cell& cell : table.header) {
        const auto is_it = [&](const TableColumn& column) { return column.name == cell.text; };
        if (std::any_of(known.begin(), known.end(), is_it)) continue;
        if (const std::string meant = nearest_word(cell.text, missing); !meant.empty())
            doubts.add({table.file, table.header_line, cell.column},
                       "the column '" + cell.text + "' is not read" + did_you_mean(meant));
    }
}

double middle_of(std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

/// A region far from the others that would be among them with its two numbers the other way round.
void doubt_places(const TextTable& table, const std::vector<RegionRow>& regions, Problems& doubts) {
    if (regions.size() < 3) return;  // there is no telling which of two is out of place
    std::vector<double> latitudes, longitudes;
    for (const RegionRow& region : regions) {
        latitudes.push_back(region.latitude);
        longitudes.push_back(region.longitude);
    }
    const double north = middle_of(latitudes), east = middle_of(longitudes);
    Problems unread;
    const auto column = TableReader(table, unread).column("latitude").value_or(0);
    for (const RegionRow& region : regions) {
        if (std::abs(region.longitude) > 90) continue;  // no latitude
        const double away = kilometres_between(region.latitude, region.longitude, north, east);
        const double swapped = kilometres_between(region.longitude, region.latitude, north, east);
        if (away <= far_off_km || swapped > far_off_km) continue;
        const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                      [&](const TextTable::Row& one) { return one.line == region.line; });
        doubts.add({table.file, region.line, row->cells[column].column},
                   "latitude " + plain(region.latitude) + " and longitude " + plain(region.longitude) +
                       " of " + region.code + " seem to be swapped: it lies " + plain(std::round(away)) +
                       " km from the middle of the regions, and " + plain(std::round(swapped)) +
                       " km the other way round");
    }
}

}  // namespace

Problems implausible(const Scenario& scenario) {
    Problems doubts, unread;
    for (const auto& [name, table] : scenario.tables)
        doubt_columns(table, parameter_named(registry().specs(), name)->columns, doubts);
    const auto table = scenario.tables.find("tables.regions");
    if (table == scenario.tables.end()) return doubts;
    const Parameters p = registry().read(scenario);
    const std::vector<RegionRow> regions = read_regions(table->second, p, unread);
    doubt_places(table->second, regions, doubts);
    const auto in_programme = std::count_if(regions.begin(), regions.end(), [](const RegionRow& region) {
        return region.first_trial.value != 0 || region.first_full.value != 0;
    });
    if (const auto budget = scenario.tables.find("budget.table"); budget != scenario.tables.end())
        doubt_budget(budget->second, p, static_cast<double>(in_programme), doubts);
    return doubts;
}

}  // namespace musubi::knowledge_cluster
