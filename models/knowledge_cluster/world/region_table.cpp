#include "models/knowledge_cluster/world/region_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/knowledge_cluster/world/name_fault.hpp"
#include "models/knowledge_cluster/world/plain_number.hpp"
#include "models/knowledge_cluster/world/region_capacity.hpp"
#include "models/knowledge_cluster/world/row_names.hpp"
#include "models/knowledge_cluster/world/table_reader.hpp"
#include "musubi/number_text.hpp"

namespace musubi::knowledge_cluster {
namespace {

std::uint8_t read_fields(const TableReader& reader, const TextTable::Row& row, std::size_t column) {
    std::uint8_t fields = 0;
    for (const std::string& part : parts_of(row.cells[column].text)) {
        const auto it = std::find(field_names.begin(), field_names.end(), part);
        if (it == field_names.end())
            reader.say_unknown(row, column, "field", part, field_names);
        else
            fields = static_cast<std::uint8_t>(fields | 1U << (it - field_names.begin()));
    }
    if (row.cells[column].text.empty()) reader.say(row, column, "a region needs at least one field");
    return fields;
}

FiscalYear read_year(const TableReader& reader, const TextTable::Row& row, std::size_t column,
                     std::string_view what) {
    if (row.cells[column].text.empty()) return {0};
    return {reader.number<std::int32_t>(row, column, what, 2002, 2010)};
}

/// A question where each of the two numbers would do as the other.
std::string ask_if_swapped(const TextTable& table, const TextTable::Row& row, std::size_t latitude,
                           std::size_t longitude) {
    Problems faults;
    const TableReader reader(table, faults);
    reader.number<double>(row, latitude, "longitude", -180.0, 180.0);
    reader.number<double>(row, longitude, "latitude", -90.0, 90.0);
    return faults.none() ? "; are latitude and longitude swapped?" : "";
}

/// Why an id could not be told from what commands and tables mean by it. Empty if it can.
std::string id_fault(const std::string& code) {
    if (const std::string look = look_of(code); look == trial_regions || look == full_regions)
        return "is what commands call all regions that begin " +
               std::string(look == trial_regions ? "on trial" : "full") + ": take another";
    if (code.find_first_of("+;") != std::string::npos)
        return "has a sign that joins regions, as in KOB+OSA and KOB;OSA: take it away";
    return "";
}

/// What is outside the programme stays there.
void check_rest(const TableReader& reader, const TextTable::Row& row, const RegionRow& region,
                std::initializer_list<std::size_t> entries) {
    if (region.size_class != SizeClass::rest) return;
    for (const std::size_t column : entries)
        if (!row.cells[column].text.empty())
            reader.say(row, column,
                       region.code +
                           " is of the rest of the country, which never enters the programme: leave "
                           "this cell empty");
}

/// A municipal initiative: a region's own line shares, in optional columns; the scenario's where they are
/// empty.
void read_line_shares(const TableReader& reader, const TextTable::Row& row, RegionRow& region) {
    bool any = false;
    auto shares = region.line_share;
    std::size_t last = 0;
    for (std::size_t i = 0; i < grant_line_count; ++i) {
        const auto column = reader.filled(row, "line_" + std::string(line_names[i]));
        if (!column) continue;
        shares[i] = reader.number<double>(row, *column, "share", 0.0, 1.0);
        last = *column;
        any = true;
    }
    if (!any) return;
    if (const double sum = std::accumulate(shares.begin(), shares.end(), 0.0); std::abs(sum - 1) > 1e-6)
        reader.say(row, last, "the line shares of " + region.code + " sum to " + plain(sum) + ", not to 1");
    region.line_share = shares;
    region.known_ways.lines = true;
}

/// What else is known of what its headquarters does with its money.
void read_ways(const TableReader& reader, const TextTable::Row& row, KnownWays& ways) {
    const auto read = [&](const char* name, double low, double high, std::optional<double>& way) {
        if (const auto column = reader.filled(row, name))
            way = reader.number<double>(row, *column, name, low, high);
    };
    read("theme_million", 0.1, 1000, ways.theme_million);
    read("matching", 0, 1, ways.matching);
    read("filing", 0, 1, ways.filing);
    read("coordinator_skill", 0.01, 0.99, ways.coordinator_skill);
}

/// A region's own call design: the calendar months in which its calls open, "4;10" if the column is empty.
std::uint16_t read_call_months(const TableReader& reader, const TextTable::Row& row) {
    constexpr std::uint16_t april_and_october = 1U << 4 | 1U << 10;
    const auto column = reader.filled(row, "call_months");
    if (!column) return april_and_october;
    std::uint16_t months = 0;
    for (const std::string& part : parts_of(row.cells[*column].text)) {
        const auto month = number_in<int>(part);
        if (!month || *month < 1 || *month > 12)
            reader.say(row, *column, "'" + part + "' is not a calendar month from 1 to 12");
        else
            months = static_cast<std::uint16_t>(months | 1U << *month);
    }
    return months;
}

/// The calendar month in which a region's programme begins in its first year; April without the column.
std::int64_t read_closed_months(const TableReader& reader, const TextTable::Row& row) {
    const auto column = reader.filled(row, "start_month");
    if (!column) return 0;
    return (reader.number<std::int64_t>(row, *column, "start_month", 1, 12) + 8) % 12;
}

/// Without the column, firms of a wide area are linked, and no others.
double read_meti_link(const TableReader& reader, const TextTable::Row& row, const RegionRow& region) {
    const auto column = reader.filled(row, "meti_link");
    if (!column) return region.wide_area.empty() ? 0 : 1;
    return reader.number<double>(row, *column, "meti_link", 0.0, 1.0);
}

}  // namespace

std::vector<RegionRow> read_regions(const TextTable& table, const Parameters& p, Problems& problems) {
    const TableReader reader(table, problems);
    const auto at = reader.columns({"id", "name_en", "name_ja", "fields", "wide_area", "first_trial_fy",
                                    "first_full_fy", "latitude", "longitude"});
    std::vector<RegionRow> rows;
    RowNames codes(reader, {"region", "id", "a region needs an id"});
    if (!has_capacity(reader) || at.empty()) return rows;
    for (const TextTable::Row& row : table.rows) {
        RegionRow region;
        region.line = row.line;
        region.code = row.cells[at[0]].text;
        codes.check(row, at[0]);
        if (const std::string fault = id_fault(region.code); !fault.empty())
            reader.say(row, at[0], "the id '" + region.code + "' " + fault);
        region.name_en = row.cells[at[1]].text;
        region.name_ja = row.cells[at[2]].text;
        region.fields = read_fields(reader, row, at[3]);
        region.wide_area = row.cells[at[4]].text;
        region.first_trial = read_year(reader, row, at[5], "first_trial_fy");
        region.first_full = read_year(reader, row, at[6], "first_full_fy");
        if (region.first_trial.value != 0 && region.first_full.value != 0 &&
            region.first_full <= region.first_trial)
            reader.say(row, at[6], "first_full_fy of " + region.code + " is not after first_trial_fy");
        region.latitude = reader.number<double>(row, at[7], "latitude", -90.0, 90.0,
                                                ask_if_swapped(table, row, at[7], at[8]));
        region.longitude = reader.number<double>(row, at[8], "longitude", -180.0, 180.0);
        read_capacity(reader, row, p.population, region);
        check_rest(reader, row, region, {at[5], at[6]});
        const auto& b = p.budget;
        region.line_share = {b.research, b.coordination, b.ip, b.centres, b.administration};
        read_line_shares(reader, row, region);
        read_ways(reader, row, region.known_ways);
        region.call_months = read_call_months(reader, row);
        region.closed_months = read_closed_months(reader, row);
        region.meti_link = read_meti_link(reader, row, region);
        rows.push_back(std::move(region));
    }
    if (rows.empty()) problems.add({table.file, table.header_line, 1}, "no region follows the header");
    if (rows.size() > most_regions)
        problems.add({table.file, rows[most_regions].line, 1},
                     "more than " + std::to_string(most_regions) + " regions");
    return rows;
}

}  // namespace musubi::knowledge_cluster
