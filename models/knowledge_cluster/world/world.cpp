#include "models/knowledge_cluster/world/world.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/knowledge_cluster/parameters/firm_sizes.hpp"
#include "models/knowledge_cluster/world/beside_table.hpp"
#include "models/knowledge_cluster/world/budget_table.hpp"
#include "models/knowledge_cluster/world/institution_table.hpp"
#include "models/knowledge_cluster/world/merit_table.hpp"
#include "models/knowledge_cluster/world/plain_number.hpp"
#include "models/knowledge_cluster/world/reference_table.hpp"
#include "models/knowledge_cluster/world/region_table.hpp"
#include "models/knowledge_cluster/world/setting_origin.hpp"

namespace musubi::knowledge_cluster {
namespace {

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
        r.numbers.push_back(row.numbers);
        r.field_share.push_back(row.field_share);
        r.strength.push_back(row.strength);
        r.line_share.push_back(row.line_share);
        r.known_ways.push_back(row.known_ways);
        r.closed_months.push_back(row.closed_months);
        r.meti_link.push_back(row.meti_link);
        r.call_months.push_back(row.call_months);
    }
}

/// In the order of the results, so that a cluster stands where its first region does.
void merge_wide_areas(World& world) {
    const Regions& r = world.regions;
    Clusters& clusters = world.clusters;
    clusters.of_region.assign(r.size(), Clusters::none);
    for (const RegionId first : world.file_order) {
        if (world.is_rest(first) || clusters.of_region[first.row] != Clusters::none) continue;
        std::string name;
        std::vector<RegionId> merged;
        for (const RegionId region : r.all()) {
            if (world.is_rest(region) || !(region == first || world.share_wide_area(first, region))) continue;
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

/// What two parameters must be to one another.
void check_consistency(const Scenario& scenario, const Parameters& p, Problems& problems) {
    const auto& b = p.budget;
    const double shares = b.research + b.coordination + b.ip + b.centres + b.administration;
    if (std::abs(shares - 1) > 1e-6)
        problems.add(
            setting_origin(scenario, {"budget.research", "budget.coordination", "budget.ip", "budget.centres",
                                      "budget.administration"}),
            "budget.research, coordination, ip, centres and administration share one grant: they sum to " +
                plain(shares) + ", not to 1");
    const auto& n = p.population;
    if (n.group_slots_low > n.group_slots_high)
        problems.add(setting_origin(scenario, {"population.group_slots_low", "population.group_slots_high"}),
                     "population.group_slots_low = " + std::to_string(n.group_slots_low) +
                         " is above group_slots_high = " + std::to_string(n.group_slots_high));
    const auto& e = p.evaluation;
    if (!(e.cut_a >= e.cut_b && e.cut_b >= e.cut_c))
        problems.add(setting_origin(scenario, {"evaluation.cut_a", "evaluation.cut_b", "evaluation.cut_c"}),
                     "evaluation.cut_a, cut_b and cut_c must fall, but are " + plain(e.cut_a) + ", " +
                         plain(e.cut_b) + " and " + plain(e.cut_c));
}

}  // namespace

std::optional<RegionId> find_region(const Regions& regions, const std::string& code) {
    for (const RegionId r : regions.all())
        if (regions.code[r] == code) return r;
    return std::nullopt;
}

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
    world->median_employees = median_employees(world->parameters);
    check_consistency(scenario, world->parameters, problems);
    const auto given = [&](const std::string& name) -> const TextTable* {
        const auto it = scenario.tables.find(name);
        return it == scenario.tables.end() ? nullptr : &it->second;
    };
    const auto table = [&](const std::string& name) {
        const TextTable* found = given(name);
        if (found != nullptr) return found;
        problems.add(setting_origin(scenario, {name.c_str()}),
                     name + " names no file, but this model needs that table");
        return found;
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
        read_merit_references(*t, world->merit_references, problems);
    if (const TextTable* t = given("tables.beside"); t != nullptr && world->regions.size() > 0)
        read_programmes_beside(*t, *world, problems);
    if (const TextTable* t = given("tables.levels"))
        read_national_levels(*t, world->national_levels, problems);
    if (const TextTable* t = table("tables.hub_reference"))
        read_reference(*t, hub_dimension_names, {"dimension", "median", "mad"}, problems,
                       [&](std::size_t i, double median, double mad) {
                           world->hub_reference[i] = {median, mad};
                       });
    return problems.none() ? std::move(world) : nullptr;
}

}  // namespace musubi::knowledge_cluster
