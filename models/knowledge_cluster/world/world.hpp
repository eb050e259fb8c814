#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/knowledge_cluster/parameters/parameters.hpp"
#include "models/knowledge_cluster/world/ids.hpp"
#include "models/knowledge_cluster/world/national_levels.hpp"
#include "musubi/calendar.hpp"
#include "musubi/problems.hpp"
#include "musubi/random.hpp"

namespace musubi::knowledge_cluster {

/// The fields of the programme; a region works in one or more.
enum class Field : std::uint8_t { it, life, nano, environment };
inline constexpr std::size_t field_count = 4;
inline constexpr std::array<const char*, field_count> field_names{"IT", "Life", "Nano", "Environment"};

/// `rest`: a part of the country outside the programme. `own`: of the programme, with numbers of its own.
enum class SizeClass : std::uint8_t { large, medium, small, rest, own };
inline constexpr std::array<const char*, 5> size_class_names{"large", "medium", "small", "rest", "own"};

/// How many there are of a region's at `population.scale` 1.
struct RegionNumbers {
    std::int64_t institutions = 0, groups = 0, firms = 0;
    std::optional<std::int64_t> large_firms = {};  ///< of the firms; if not given, as the Zipf tail has it
    bool operator==(const RegionNumbers&) const = default;
};

/// The lines of a headquarters' budget. Matching is local money, all others share the grant.
enum class Line : std::uint8_t { research, coordination, ip, centres, administration, matching };
inline constexpr std::size_t line_count = 6, grant_line_count = 5;
inline constexpr std::array<const char*, line_count> line_names{"research", "coordination",   "ip",
                                                                "centres",  "administration", "matching"};

/// What a table says of a headquarters' ways; the rest is drawn (headquarters_ways.hpp).
struct KnownWays {
    bool lines = false;  ///< its shares of the lines
    std::optional<double> theme_million = {}, matching = {}, filing = {}, coordinator_skill = {};
    bool operator==(const KnownWays&) const = default;
};

/// The regions as columns, in the order of their codes, so that the order of the file decides nothing.
struct Regions {
    Column<RegionId, Key> key;  ///< of the code
    Column<RegionId, std::string> code, name_en, name_ja;
    Column<RegionId, std::uint8_t> fields;                 ///< bit i: Field i
    Column<RegionId, int> wide_area;                       ///< −1: none
    Column<RegionId, FiscalYear> first_trial, first_full;  ///< as realised; 0: never
    Column<RegionId, double> latitude, longitude;          ///< degrees, WGS84
    Column<RegionId, SizeClass> size_class;
    Column<RegionId, RegionNumbers> numbers;  ///< its own numbers, or those of its class
    Column<RegionId, std::array<double, field_count>>
        field_share;                    ///< of its groups; all 0: as its firms have them (knowledge.hpp)
    Column<RegionId, double> strength;  ///< research of a group over that of the country's mean group
    Column<RegionId, std::array<double, grant_line_count>> line_share;  ///< of the grant; sums to 1
    Column<RegionId, KnownWays> known_ways;
    Column<RegionId, std::int64_t> closed_months;  ///< of its first fiscal year before its programme begins
    Column<RegionId, double> meti_link;            ///< of its firms to METI's plan, of its full strength
    Column<RegionId, std::uint16_t> call_months;   ///< bit m: a call opens in calendar month m
    [[nodiscard]] std::size_t size() const { return key.size(); }
    [[nodiscard]] AllIds<RegionId> all() const { return AllIds<RegionId>(size()); }
    bool operator==(const Regions&) const = default;
};

/// The region of that code, if there is one.
[[nodiscard]] std::optional<RegionId> find_region(const Regions& regions, const std::string& code);

/// What may be one hub when wide areas are merged: the regions of a wide area together, every other region by
/// itself. The rest of the country is no candidate and in none.
struct Clusters {
    std::vector<std::string> name;               ///< codes of the regions, "KOB+OSA", in alphabetical order
    std::vector<std::vector<RegionId>> regions;  ///< of each, in the order of their codes
    std::vector<std::size_t> of_region;          ///< by region row; `none` for the rest of the country
    static constexpr std::size_t none = SIZE_MAX;
    [[nodiscard]] std::size_t size() const { return name.size(); }
    bool operator==(const Clusters&) const = default;
};

/// Memberships in regions' clusters are bits of one word.
inline constexpr std::size_t most_regions = 64;
[[nodiscard]] constexpr std::uint64_t bit(RegionId region) { return std::uint64_t{1} << region.row; }

struct NamedInstitution {
    std::string name_en, name_ja;
    RegionId home;
    std::uint64_t clusters = 0;  ///< regions in whose clusters it takes part, home included
    bool operator==(const NamedInstitution&) const = default;
};

inline constexpr std::size_t hub_dimension_count = 5;
inline constexpr std::array<const char*, hub_dimension_count> hub_dimension_names{
    "connected_core", "intellectual_property", "commercialisation", "international_reach",
    "self_sustained_research"};
/// What a hub dimension is like in FY2006 without the programme.
struct HubReference {
    double median = 0, mad = 1;
    bool operator==(const HubReference&) const = default;
};

/// What the third-year evaluation looks at, each ln(1 + count per 100 million yen granted), the last a share.
enum class Merit : std::uint8_t { participants, projects, patents, commercialisation, own_money };
inline constexpr std::size_t merit_count = 5;
inline constexpr std::array<const char*, merit_count> merit_names{"participants", "projects", "patents",
                                                                  "commercialisation", "own_money"};
/// What the baseline's regions reach: the absolute yardstick of the evaluation.
struct MeritReference {
    double mean = 0, deviation = 1;
    bool operator==(const MeritReference&) const = default;
};

using MeritReferences = std::array<MeritReference, merit_count>;

/// Money that another programme gives to research groups of a region, in each of some fiscal years.
struct GrantBeside {
    Key programme = 0;  ///< of its name: who holds a grant of it holds it in all its years
    RegionId region;
    FiscalYear first, last;
    double million_yen = 0;  ///< a year, at `population.scale` 1
    bool operator==(const GrantBeside&) const = default;
};

/// What stays constant in a run and is shared by all replicates.
struct World {
    Parameters parameters;
    Regions regions;
    Clusters clusters;
    std::vector<RegionId> file_order;  ///< the order of results
    std::vector<NamedInstitution> institutions;
    std::map<FiscalYear, ThousandYen> national_budget;
    std::array<HubReference, hub_dimension_count> hub_reference;
    std::map<FiscalYear, MeritReferences> merit_references;  ///< by first full year; of year 0: of all others
    std::vector<GrantBeside> beside;                         ///< programmes beside this one
    std::map<FiscalYear, NationalLevels> national_levels;    ///< as observed; empty where no table says it
    std::vector<double> log_distance;                        ///< ln(1 + km/10), region by region
    double median_employees = 1;                             ///< of a firm

    /// Whether a region is of the rest of the country, which never enters the programme.
    [[nodiscard]] bool is_rest(RegionId region) const {
        return regions.size_class[region] == SizeClass::rest;
    }
    [[nodiscard]] double log_distance_between(RegionId from, RegionId to) const {
        return log_distance[from.row * regions.size() + to.row];
    }
    /// 10 within a region, and never less.
    [[nodiscard]] double kilometres_between(RegionId from, RegionId to) const;
    [[nodiscard]] bool share_wide_area(RegionId one, RegionId other) const {
        return one != other && regions.wide_area[one] >= 0 &&
               regions.wide_area[one] == regions.wide_area[other];
    }
    /// A million yen a year in the money of this world's scale is what `population.scale` makes of it.
    [[nodiscard]] double scale() const { return parameters.population.scale; }
    [[nodiscard]] FiscalYear last_year() const {
        return {static_cast<std::int32_t>(parameters.time.last_fiscal_year)};
    }
    /// The yardstick of regions that are full ones since a year, or of all where their year has none.
    [[nodiscard]] const MeritReferences& merit_reference(FiscalYear full_since) const {
        const auto own = merit_references.find(full_since);
        return own != merit_references.end() ? own->second : merit_references.at({0});
    }
    /// How long the plan of a full region is.
    [[nodiscard]] int plan_years() const { return static_cast<int>(parameters.promotion.plan_years); }
    bool operator==(const World&) const = default;
};

/// The first year of the programme and of the result; the sheet.
inline constexpr FiscalYear programme_start{2002};
/// The national trend of joint research is observed from here on.
inline constexpr FiscalYear trend_start{1999};

/// Turns a resolved scenario into a world, or adds all that is wrong to `problems`.
std::unique_ptr<const World> prepare_world(const Scenario& scenario, Problems& problems);

/// Great-circle distance in km between two points in degrees.
double kilometres_between(double latitude_a, double longitude_a, double latitude_b, double longitude_b);

/// Million yen as money, to the nearest thousand yen; not negative.
[[nodiscard]] constexpr ThousandYen million(double yen) {
    const double thousand_yen = yen * 1000;
    const auto whole = static_cast<ThousandYen>(thousand_yen);
    return whole + (thousand_yen - static_cast<double>(whole) >= 0.5 ? 1 : 0);
}

}  // namespace musubi::knowledge_cluster
