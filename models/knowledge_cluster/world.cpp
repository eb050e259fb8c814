#include "models/knowledge_cluster/world.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>

#include "models/knowledge_cluster/rest_code.hpp"
#include "models/knowledge_cluster/table_reader.hpp"

namespace musubi::knowledge_cluster {
namespace {

struct RegionRow {
    int line = 0;  ///< in the file
    std::string code, name_en, name_ja, wide_area;
    std::uint8_t fields = 0;
    FiscalYear first_trial, first_full;
    double latitude = 0, longitude = 0;
    SizeClass size_class = SizeClass::small;
    std::array<double, grant_line_count> line_share{};
    std::uint16_t call_months = 0;
};

/// As a person writes it: 1.1, not 1.100000.
std::string plain(double value) {
    std::array<char, 32> text{};
    return {text.data(),
            std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 6).ptr};
}

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

SizeClass read_size_class(const TableReader& reader, const TextTable::Row& row, std::size_t column) {
    const std::string& text = row.cells[column].text;
    if (text == "large") return SizeClass::large;
    if (text == "medium") return SizeClass::medium;
    if (text == "small") return SizeClass::small;
    if (text == "rest") return SizeClass::rest;
    reader.say_unknown(row, column, "size class", text,
                       std::array<std::string_view, 4>{"large", "medium", "small", "rest"});
    return SizeClass::small;
}

/// A municipal initiative: a region's own line shares, in optional columns; the scenario's where they are
/// empty.
void read_line_shares(const TableReader& reader, const TextTable::Row& row, RegionRow& region) {
    bool any = false;
    auto shares = region.line_share;
    std::size_t last = 0;
    for (std::size_t i = 0; i < grant_line_count; ++i) {
        const auto column = reader.column("line_" + std::string(line_names[i]), false);
        if (!column || row.cells[*column].text.empty()) continue;
        shares[i] = reader.number<double>(row, *column, "share", 0.0, 1.0);
        last = *column;
        any = true;
    }
    if (!any) return;
    if (const double sum = std::accumulate(shares.begin(), shares.end(), 0.0); std::abs(sum - 1) > 1e-6)
        reader.say(row, last, "the line shares of " + region.code + " sum to " + plain(sum) + ", not to 1");
    region.line_share = shares;
}

/// A region's own call design: the calendar months in which its calls open, "4;10" if the column is empty.
std::uint16_t read_call_months(const TableReader& reader, const TextTable::Row& row) {
    constexpr std::uint16_t april_and_october = 1U << 4 | 1U << 10;
    const auto column = reader.column("call_months", false);
    if (!column || row.cells[*column].text.empty()) return april_and_october;
    std::uint16_t months = 0;
    for (const std::string& part : parts_of(row.cells[*column].text)) {
        int month = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), month);
        if (error != std::errc{} || end != part.data() + part.size() || month < 1 || month > 12)
            reader.say(row, *column, "'" + part + "' is not a calendar month from 1 to 12");
        else
            months = static_cast<std::uint16_t>(months | 1U << month);
    }
    return months;
}

std::vector<RegionRow> read_regions(const TextTable& table, const Parameters& p, Problems& problems) {
    const TableReader reader(table, problems);
    const auto at = reader.columns({"id", "name_en", "name_ja", "fields", "wide_area", "first_trial_fy",
                                    "first_full_fy", "latitude", "longitude", "size_class"});
    std::vector<RegionRow> rows;
    if (at.empty()) return rows;
    for (const TextTable::Row& row : table.rows) {
        RegionRow region;
        region.line = row.line;
        region.code = row.cells[at[0]].text;
        if (region.code.empty()) reader.say(row, at[0], "a region needs an id");
        for (const RegionRow& other : rows)
            if (other.code == region.code)
                reader.say(row, at[0],
                           "the region '" + region.code + "' stands twice, first in line " +
                               std::to_string(other.line));
        region.name_en = row.cells[at[1]].text;
        region.name_ja = row.cells[at[2]].text;
        region.fields = read_fields(reader, row, at[3]);
        region.wide_area = row.cells[at[4]].text;
        region.first_trial = read_year(reader, row, at[5], "first_trial_fy");
        region.first_full = read_year(reader, row, at[6], "first_full_fy");
        if (region.first_trial.value != 0 && region.first_full.value != 0 &&
            region.first_full <= region.first_trial)
            reader.say(row, at[6], "first_full_fy of " + region.code + " is not after first_trial_fy");
        region.latitude = reader.number<double>(row, at[7], "latitude", -90.0, 90.0);
        region.longitude = reader.number<double>(row, at[8], "longitude", -180.0, 180.0);
        region.size_class = read_size_class(reader, row, at[9]);
        const auto& b = p.budget;
        region.line_share = {b.research, b.coordination, b.ip, b.centres, b.administration};
        read_line_shares(reader, row, region);
        region.call_months = read_call_months(reader, row);
        rows.push_back(std::move(region));
    }
    if (rows.empty()) problems.add({table.file, table.header_line, 1}, "no region follows the header");
    if (rows.size() > most_regions)
        problems.add({table.file, rows[most_regions].line, 1},
                     "more than " + std::to_string(most_regions) + " regions");
    return rows;
}

void place_regions(const std::vector<RegionRow>& rows, World& world) {
    std::vector<std::size_t> by_code(rows.size());
    std::iota(by_code.begin(), by_code.end(), 0);
    std::sort(by_code.begin(), by_code.end(), [&](auto i, auto j) { return rows[i].code < rows[j].code; });
    std::vector<std::string> wide_areas;
    world.file_order.resize(rows.size());
    for (const std::size_t i : by_code) {
        const RegionRow& row = rows[i];
        Regions& r = world.regions;
        const RegionId id = r.key.push_back(combine(key_of("region"), key_of(row.code)));
        world.file_order[i] = id;
        if (row.code == rest_code) world.rest = id;
        r.code.push_back(row.code);
        r.name_en.push_back(row.name_en);
        r.name_ja.push_back(row.name_ja);
        r.fields.push_back(row.fields);
        const auto area = std::find(wide_areas.begin(), wide_areas.end(), row.wide_area);
        r.wide_area.push_back(row.wide_area.empty() ? -1 : static_cast<int>(area - wide_areas.begin()));
        if (!row.wide_area.empty() && area == wide_areas.end()) wide_areas.push_back(row.wide_area);
        r.first_trial.push_back(row.first_trial);
        r.first_full.push_back(row.first_full);
        r.latitude.push_back(row.latitude);
        r.longitude.push_back(row.longitude);
        r.size_class.push_back(row.size_class);
        r.line_share.push_back(row.line_share);
        r.call_months.push_back(row.call_months);
    }
}

/// In the order of the results, so that a cluster stands where its first region does.
void merge_wide_areas(World& world) {
    const Regions& r = world.regions;
    Clusters& clusters = world.clusters;
    clusters.of_region.assign(r.size(), Clusters::none);
    for (const RegionId first : world.file_order) {
        if (first == world.rest || clusters.of_region[first.row] != Clusters::none) continue;
        std::string name;
        std::vector<RegionId> merged;
        for (const RegionId region : r.all()) {
            if (region == world.rest || !(region == first || world.share_wide_area(first, region))) continue;
            name += (name.empty() ? "" : "+") + r.code[region];
            clusters.of_region[region.row] = clusters.size();
            merged.push_back(region);
        }
        clusters.name.push_back(std::move(name));
        clusters.regions.push_back(std::move(merged));
    }
}

void measure_distances(World& world) {
    const Regions& r = world.regions;
    world.log_distance.resize(r.size() * r.size());
    for (const RegionId i : r.all())
        for (const RegionId j : r.all())
            world.log_distance[i.row * r.size() + j.row] =
                natural_log(1 + world.kilometres_between(i, j) / 10);
}

std::optional<RegionId> find_region(const World& world, const std::string& code) {
    for (const RegionId r : world.regions.all())
        if (world.regions.code[r] == code) return r;
    return std::nullopt;
}

void read_institutions(const TextTable& table, World& world, Problems& problems) {
    const TableReader reader(table, problems);
    const auto at = reader.columns({"name_en", "name_ja", "home", "also_in"});
    if (at.empty()) return;
    for (const TextTable::Row& row : table.rows) {
        const auto home = find_region(world, row.cells[at[2]].text);
        if (!home) reader.say_unknown(row, at[2], "region", row.cells[at[2]].text, world.regions.code);
        NamedInstitution institution{row.cells[at[0]].text, row.cells[at[1]].text, home.value_or(RegionId{0}),
                                     0};
        for (const auto& other : world.institutions)
            if (other.name_en == institution.name_en)
                reader.say(row, at[0], "the institution '" + institution.name_en + "' stands twice");
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

Place place_of(const Scenario& scenario, const std::string& name) {
    const auto it = scenario.settings.find(name);
    return it == scenario.settings.end() ? Place{} : it->second.origin;
}

/// The first of several keys that a file sets; the scenario as a whole if all are defaults.
Place place_of_first_set(const Scenario& scenario, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (Place place = place_of(scenario, name); !place.file.empty()) return place;
    return {scenario.name, 0, 0};
}

/// Says that the column which the scenario names is not there, where it is named and with those there are.
void refuse_budget_column(const Scenario& scenario, const TextTable& table, const std::string& column,
                          Problems& problems) {
    std::vector<std::string> columns;
    for (const Cell& cell : table.header)
        if (cell.text != "fiscal_year") columns.push_back(cell.text);
    std::string list;
    for (const std::string& one : columns) list += (list.empty() ? "'" : ", '") + one + "'";
    problems.add(place_of_first_set(scenario, {"budget.column", "budget.table"}),
                 "budget.column = '" + column + "' is no column of " + table.file + ", which has " + list +
                     did_you_mean(nearest_word(column, columns)));
}

/// Points at the year before it, after which it belongs.
void refuse_missing_year(const TextTable& table, const TableReader& reader, std::size_t column,
                         const std::map<FiscalYear, int>& line_of, FiscalYear missing, FiscalYear last,
                         Problems& problems) {
    std::string message = "the budget year " + std::to_string(missing.value) +
                          " is missing; every year from " + std::to_string(programme_start.value) + " to " +
                          std::to_string(last.value) + " needs one";
    const auto next = line_of.lower_bound(missing);
    if (next == line_of.begin()) {
        problems.add({table.file, table.header_line, 1}, std::move(message));
        return;
    }
    for (const TextTable::Row& row : table.rows)
        if (row.line == std::prev(next)->second) reader.say(row, column, message);
}

void read_budget(const Scenario& scenario, const TextTable& table, World& world, Problems& problems) {
    const Parameters& p = world.parameters;
    const TableReader reader(table, problems);
    if (!reader.column(p.budget.column, false))
        return refuse_budget_column(scenario, table, p.budget.column, problems);
    const auto at = reader.columns({"fiscal_year", p.budget.column});
    if (at.empty()) return;
    std::map<FiscalYear, int> line_of;
    for (const TextTable::Row& row : table.rows) {
        const FiscalYear year{reader.number<std::int32_t>(row, at[0], "fiscal_year", 1999, 2100)};
        const double million_yen = reader.number<double>(row, at[1], "budget", 0.0, 1e7);
        const auto money = million(million_yen * p.budget.factor * p.population.scale);
        world.national_budget.emplace(year, money);
        if (const auto [first, is_new] = line_of.emplace(year, row.line); !is_new)
            reader.say(row, at[0],
                       "the budget year " + std::to_string(year.value) + " stands twice, first in line " +
                           std::to_string(first->second));
    }
    for (FiscalYear year = programme_start; year <= world.last_year(); year = year + 1)
        if (!line_of.contains(year))
            refuse_missing_year(table, reader, at[0], line_of, year, world.last_year(), problems);
}

/// A table with one row for each of `names`, and two numbers in it; `set(index, first, second)` takes them.
template <std::size_t N, class Set>
void read_reference(const TextTable& table, const std::array<const char*, N>& names,
                    std::array<std::string_view, 3> columns, Problems& problems, Set&& set) {
    const TableReader reader(table, problems);
    const auto at = reader.columns({columns[0], columns[1], columns[2]});
    if (at.empty()) return;
    std::array<bool, N> seen{};
    for (const TextTable::Row& row : table.rows) {
        const auto it = std::find(names.begin(), names.end(), row.cells[at[0]].text);
        if (it == names.end()) {
            const std::string meant =
                reader.say_unknown(row, at[0], columns[0], row.cells[at[0]].text, names);
            const auto misspelt = std::find(names.begin(), names.end(), meant);
            if (misspelt != names.end()) seen[static_cast<std::size_t>(misspelt - names.begin())] = true;
            continue;
        }
        const auto i = static_cast<std::size_t>(it - names.begin());
        set(i, reader.template number<double>(row, at[1], columns[1], -1e9, 1e9),
            reader.template number<double>(row, at[2], columns[2], 1e-12, 1e9));
        seen[i] = true;
    }
    for (std::size_t i = 0; i < N; ++i)
        if (!seen[i])
            problems.add(
                {table.file, table.header_line, static_cast<int>(at[0]) + 1},
                "the row of the " + std::string(columns[0]) + " '" + std::string(names[i]) + "' is missing");
}

/// What two parameters must be to one another.
void check_consistency(const Scenario& scenario, const Parameters& p, Problems& problems) {
    const auto& b = p.budget;
    const double shares = b.research + b.coordination + b.ip + b.centres + b.administration;
    if (std::abs(shares - 1) > 1e-6)
        problems.add(
            place_of_first_set(scenario, {"budget.research", "budget.coordination", "budget.ip",
                                          "budget.centres", "budget.administration"}),
            "budget.research, coordination, ip, centres and administration share one grant: they sum to " +
                plain(shares) + ", not to 1");
    const auto& n = p.population;
    if (n.group_slots_low > n.group_slots_high)
        problems.add(
            place_of_first_set(scenario, {"population.group_slots_low", "population.group_slots_high"}),
            "population.group_slots_low = " + std::to_string(n.group_slots_low) +
                " is above group_slots_high = " + std::to_string(n.group_slots_high));
    const auto& e = p.evaluation;
    if (!(e.cut_a >= e.cut_b && e.cut_b >= e.cut_c))
        problems.add(
            place_of_first_set(scenario, {"evaluation.cut_a", "evaluation.cut_b", "evaluation.cut_c"}),
            "evaluation.cut_a, cut_b and cut_c must fall, but are " + plain(e.cut_a) + ", " + plain(e.cut_b) +
                " and " + plain(e.cut_c));
}

}  // namespace

double World::kilometres_between(RegionId from, RegionId to) const {
    constexpr double within_a_region = 10;
    if (from == to) return within_a_region;
    return std::max(within_a_region,
                    knowledge_cluster::kilometres_between(regions.latitude[from], regions.longitude[from],
                                                          regions.latitude[to], regions.longitude[to]));
}

double kilometres_between(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    constexpr double earth_radius_km = 6371.0088, radian = 0.017453292519943295;
    constexpr double half_way_round_km = 180 * radian * earth_radius_km;
    const double half_north = sine((latitude_b - latitude_a) * radian / 2);
    const double half_east = sine((longitude_b - longitude_a) * radian / 2);
    const double haversine = half_north * half_north + cosine(latitude_a * radian) *
                                                           cosine(latitude_b * radian) * half_east *
                                                           half_east;
    // The series below is slow on the other side of the globe, where the antipode is near.
    if (haversine > 0.6)
        return half_way_round_km - kilometres_between(latitude_a, longitude_a, -latitude_b,
                                                      longitude_b + (longitude_b > 0 ? -180 : 180));
    // arcsine by the half-angle: x/√(1−x²) = tan, and arctan by Euler's series, which converges everywhere.
    const double x = std::sqrt(haversine), y2 = haversine;
    double term = x * std::sqrt(std::max(0.0, 1 - y2)), sum = term;
    for (int n = 1; n < 200 && term > 1e-17; ++n) {
        term *= y2 * 2 * n / (2 * n + 1);
        sum += term;
    }
    return 2 * earth_radius_km * sum;
}

std::unique_ptr<const World> prepare_world(const Scenario& scenario, Problems& problems) {
    auto world = std::make_unique<World>();
    world->parameters = registry().read(scenario);
    check_consistency(scenario, world->parameters, problems);
    const auto table = [&](const std::string& name) -> const TextTable* {
        const auto it = scenario.tables.find(name);
        if (it != scenario.tables.end()) return &it->second;
        problems.add(place_of_first_set(scenario, {name.c_str()}),
                     name + " names no file, but this model needs that table");
        return nullptr;
    };
    if (const TextTable* t = table("tables.regions")) {
        const auto rows = read_regions(*t, world->parameters, problems);
        if (!rows.empty() && rows.size() <= most_regions) {
            place_regions(rows, *world);
            merge_wide_areas(*world);
            measure_distances(*world);
        }
    }
    if (const TextTable* t = table("tables.institutions"); t != nullptr && world->regions.size() > 0)
        read_institutions(*t, *world, problems);
    if (const TextTable* t = table("budget.table")) read_budget(scenario, *t, *world, problems);
    if (const TextTable* t = table("tables.evaluation_reference"))
        read_reference(*t, merit_names, {"indicator", "mean", "deviation"}, problems,
                       [&](std::size_t i, double mean, double deviation) {
                           world->merit_reference[i] = {mean, deviation};
                       });
    if (const TextTable* t = table("tables.hub_reference"))
        read_reference(*t, hub_dimension_names, {"dimension", "median", "mad"}, problems,
                       [&](std::size_t i, double median, double mad) {
                           world->hub_reference[i] = {median, mad};
                       });
    return problems.none() ? std::move(world) : nullptr;
}

}  // namespace musubi::knowledge_cluster
