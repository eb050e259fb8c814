#include "models/knowledge_cluster/results/layout.hpp"

#include <algorithm>
#include <numeric>

#include "models/knowledge_cluster/results/national_series.hpp"
#include "models/knowledge_cluster/state/indicators.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/missing.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr const char* hub_caveat =
    "uncalibrated; success is hard to measure by quantitative indicators alone";

struct FactText {
    const char *name, *units, *long_name;
};
constexpr std::array<FactText, fact_count> fact_texts{{
    {"degree_p99_over_median", "1", "99th percentile over median of partners a participant, in March"},
    {"activity_p99_over_median", "1", "99th percentile over median of running projects an active agent"},
    {"repeat_tie_odds", "1",
     "odds of a new project of a group and a firm of a region that worked together before over others that "
     "had a free slot"},
    {"triadic_closure_odds", "1",
     "the same of those without a tie, that share a partner over those that do not"},
    {"share_within_100km_over_expected", "1",
     "share of pairs of partners within 100 km over that of all pairs of agents; the regions alone"},
    {"proximity_peak", "1", "peak of a parabola through the log rate of new projects over proximity"},
    {"patents_variance_over_mean", "1", "variance over mean of yearly applications an institution"},
    {"patent_lag_share_two_years", "1",
     "share of the year's applications that were filed within two years of their project's start"},
    {"invention_funding_elasticity", "1",
     "elasticity of inventions to the cost of a project, within institutions"},
    {"employment_zipf", "1", "Zipf exponent of the founding firms' employees"},
    {"own_project_cost_million", "million yen a year", "mean cost of an own-money project, in March"},
    {"sme_share", "1", "share of firms of 300 or fewer employees in new own-money projects"},
    {"share_begun_by_firms", "1", "share of the year's new projects that a firm began, by asking a group"},
    {"growth_regions_over_rest", "1",
     "own-money projects started over those of FY2002, in the programme's regions over the same in the rest "
     "of the country"},
}};

const std::vector<Flag> state_flags{{0, "none"}, {1, "trial"},  {2, "full"},    {3, "expanded"},
                                    {4, "held"}, {5, "shrunk"}, {6, "stopped"}, {7, "completed"}};
const std::vector<Flag> hub_meanings{{0, "no_hub"}, {1, "hub"}};
const std::vector<Flag> grade_flags{{0, "none"}, {1, "A"}, {2, "B"}, {3, "C"}, {4, "D"}};

std::vector<std::int64_t> whole_numbers(std::int64_t first, std::int64_t last) {
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(last - first + 1));
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

template <std::size_t N>
std::vector<std::string> labels_of(const std::array<const char*, N>& names) {
    return {names.begin(), names.end()};
}

std::vector<Dimension> dimensions_of(const World& world) {
    const std::int64_t last = world.last_year().value;
    std::vector<std::int64_t> months;
    for (Month m = Month::opening(programme_start); m <= Month::closing(world.last_year()); ++m)
        months.push_back(m.calendar_year() * 100 + m.of_calendar_year());
    std::vector<std::string> codes;
    for (const RegionId r : world.file_order) codes.push_back(world.regions.code[r]);
    return {{"fiscal_year",
             "Japanese fiscal year, April to March",
             {},
             whole_numbers(programme_start.value, last)},
            {"month", "calendar month as YYYYMM", {}, months},
            {"trend_year",
             "Japanese fiscal year, from the start of the national series",
             {},
             whole_numbers(trend_start.value, last)},
            {"region", "region", codes, {}},
            {"cluster",
             "regions of a wide area merged, other regions alone; not the rest of the country",
             world.clusters.name,
             {}},
            {"sponsor", "who pays the projects", {"own", "programme"}, {}},
            {"line", "line of a headquarters' budget", labels_of(line_names), {}},
            {"flow", "flow of money", labels_of(flow_names), {}},
            {"merit", "indicator of the third-year evaluation", labels_of(merit_names), {}},
            {"hub_dimension", "dimension of the hub index", labels_of(hub_dimension_names), {}},
            {"field", "field of research", labels_of(field_names), {}}};
}

/// Adds variables with zeros of the right size.
class Layout {
  public:
    explicit Layout(Panel& panel) : panel_(panel) {}

    template <class T>
    Variable& add(std::string group, std::string name, std::string units, std::string long_name,
                  std::vector<std::string> dimensions) {
        std::size_t size = 1;
        for (const std::string& dimension : dimensions)
            for (const Dimension& d : panel_.dimensions) size *= d.name == dimension ? d.size() : 1;
        panel_.variables.push_back({std::move(group),
                                    std::move(name),
                                    std::move(units),
                                    std::move(long_name),
                                    std::move(dimensions),
                                    std::vector<T>(size),
                                    {}});
        return panel_.variables.back();
    }

  private:
    Panel& panel_;
};

void add_indicators(Layout& layout) {
    for (const IndicatorRow& row : indicators)
        layout.add<std::int32_t>("", row.name, row.unit, row.meaning, {"fiscal_year", "region", "sponsor"})
            .note = row.note;
    for (const IndicatorRow& row : indicators)
        layout
            .add<std::int32_t>("", std::string(row.name) + "_monthly", row.unit,
                               std::string(row.meaning) + ", a month", {"month", "region", "sponsor"})
            .note = row.note;
}

/// The hub index of regions, or of merged wide areas: `name` and `place` differ, no more.
void add_hubs(Layout& layout, const std::string& name, const std::string& place) {
    const std::vector<std::string> by_dimension{"fiscal_year", place, "hub_dimension"};
    const std::vector<std::string> by_place{"fiscal_year", place};
    layout
        .add<float>("", name + "_intensity", "1", "dimensions of the hub index, a research group",
                    by_dimension)
        .note = uncalibrated;
    layout
        .add<float>("", name + "_share", "1",
                    "what there is of these dimensions, as a share of the country's", by_dimension)
        .note = uncalibrated;
    layout
        .add<float>("", name + "_dimension_score", "1",
                    "scores of the dimensions, against what hub.against says", by_dimension)
        .note = uncalibrated;
    layout
        .add<float>("", name + "_score", "1", "hub index: mean of these scores under Dirichlet weights",
                    by_place)
        .note = hub_caveat;
    auto& flag = layout.add<std::int8_t>("", name, "1", "score above hub.threshold", by_place);
    flag.flags = hub_meanings;
    flag.note = hub_caveat;
}

void add_programme(Layout& layout) {
    const std::vector<std::string> by_region{"fiscal_year", "region"};
    layout.add<std::int64_t>("", "money", "thousand yen", "money of the headquarters' lines",
                             {"fiscal_year", "region", "line", "flow"});
    layout.add<std::int64_t>("/ledger", "national_budget", "thousand yen", "national budget of the programme",
                             {"fiscal_year"});
    layout.add<std::int64_t>("/ledger", "undistributed", "thousand yen", "part of it that no region got",
                             {"fiscal_year"});
    layout.add<std::int8_t>("", "programme_state", "1", "state of the region in the programme", by_region)
        .flags = state_flags;
    auto& grade = layout.add<std::int8_t>("", "evaluation_grade", "1",
                                          "grade of the third-year evaluation, in its year", by_region);
    grade.flags = grade_flags;
    auto& truth = layout.add<std::int8_t>("", "evaluation_grade_without_noise", "1",
                                          "the grade that an evaluation without error would give", by_region);
    truth.flags = grade_flags;
    auto& merit = layout.add<float>("", "evaluation_indicator", "1",
                                    "indicators of the evaluation: ln(1 + count per 100 million yen "
                                    "granted), and a share; funded regions only",
                                    {"fiscal_year", "region", "merit"});
    merit.has_missing = true;
    layout.add<std::int64_t>("", "money_moved_by_grades", "thousand yen",
                             "grant less what it would be if all grades weighed the same", by_region);
    layout.add<std::int64_t>("", "money_moved_by_noise", "thousand yen",
                             "grant less what it would be under the grades without noise", by_region);
    add_hubs(layout, "hub", "region");
    add_hubs(layout, "cluster_hub", "cluster");
    layout.add<float>("", "hub_weight", "1", "what the dimensions of the hub index weigh in this replicate",
                      {"hub_dimension"});
    for (const NationalSeries& series : national_series)
        layout.add<std::int32_t>("", series.modelled(), "1", series.meaning, {"trend_year"});
}

void add_network(Layout& layout) {
    const std::vector<std::string> by_year{"fiscal_year"};
    layout.add<std::int64_t>("/network", "nodes", "1", "agents in running projects, in March", by_year);
    layout.add<std::int64_t>("/network", "edges", "1", "pairs of agents that share a running project",
                             by_year);
    layout.add<std::int64_t>("/network", "components", "1", "connected components of two or more", by_year);
    layout.add<std::int64_t>("/network", "largest_component", "1", "agents in the largest component",
                             by_year);
    layout.add<std::int64_t>("/network", "highest_core", "1", "highest core number", by_year);
    layout.add<double>("/network", "ties_an_agent", "1", "ties an agent, past work included", by_year);
}

void add_facts(Layout& layout) {
    const auto may_be_missing = [&](Variable& variable) {
        variable.has_missing = true;
        variable.note = "of the last fiscal year; missing where there is nothing to measure";
    };
    for (const FactText& t : fact_texts)
        may_be_missing(layout.add<double>("/facts", t.name, t.units, t.long_name, {}));
    may_be_missing(layout.add<double>("/facts", "field_share", "1",
                                      "share of the projects that run in March, by field", {"field"}));
}

/// What was observed of the country, in the same years for all replicates; nothing where no table says it.
void add_observed_levels(const World& world, Layout& layout) {
    if (world.national_levels.empty()) return;
    for (std::size_t i = 0; i < national_count; ++i) {
        Variable& v =
            layout.add<double>("", national_series[i].observed(), "1",
                               std::string(national_series[i].meaning) + ", as observed", {"trend_year"});
        v.per_replicate = false;
        v.has_missing = true;
        auto& numbers = std::get<std::vector<double>>(v.numbers);
        std::fill(numbers.begin(), numbers.end(), missing);
        for (const auto& [year, levels] : world.national_levels)
            if (trend_start <= year && year <= world.last_year() && levels[i])
                numbers[static_cast<std::size_t>(year - trend_start)] = *levels[i];
    }
}

/// "IT;Life"
std::string names_of_fields(std::uint8_t fields) {
    std::string names;
    for (std::size_t f = 0; f < field_count; ++f)
        if (fields >> f & 1U) names += (names.empty() ? "" : ";") + std::string(field_names[f]);
    return names;
}

void add_constants(const World& world, Layout& layout) {
    const auto fill = [&]<class T>(const char* name, const char* units, const char* long_name,
                                   const Column<RegionId, T>& column) {
        Variable& v = layout.add<T>("", name, units, long_name, {"region"});
        v.per_replicate = false;
        auto& numbers = std::get<std::vector<T>>(v.numbers);
        for (std::size_t i = 0; i < world.file_order.size(); ++i) numbers[i] = column[world.file_order[i]];
    };
    fill("region_name", "1", "name of the region", world.regions.name_en);
    fill("region_name_ja", "1", "name of the region in Japanese", world.regions.name_ja);
    fill("latitude", "degrees_north", "latitude of the region", world.regions.latitude);
    fill("longitude", "degrees_east", "longitude of the region", world.regions.longitude);
    Column<RegionId, std::string> fields, size_class;
    for (const RegionId r : world.regions.all()) {
        fields.push_back(names_of_fields(world.regions.fields[r]));
        size_class.push_back(size_class_names[static_cast<std::size_t>(world.regions.size_class[r])]);
    }
    fill("region_fields", "1", "fields of research that the region works in", fields);
    fill("region_size_class", "1", "research capacity of the region", size_class);
    Column<RegionId, std::int32_t> groups;
    for (const RegionId r : world.regions.all())
        groups.push_back(static_cast<std::int32_t>(world.regions.numbers[r].groups));
    fill("region_groups", "1", "research groups of the region at population.scale 1", groups);
}

}  // namespace

Panel layout_of(const World& world) {
    Panel panel;
    panel.dimensions = dimensions_of(world);
    Layout layout(panel);
    add_indicators(layout);
    add_programme(layout);
    add_network(layout);
    add_facts(layout);
    add_constants(world, layout);
    add_observed_levels(world, layout);
    return panel;
}

}  // namespace musubi::knowledge_cluster
