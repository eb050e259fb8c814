#include "models/knowledge_cluster/results/summary.hpp"

#include <utility>

#include "models/knowledge_cluster/results/national_series.hpp"
#include "models/knowledge_cluster/results/observed_levels.hpp"
#include "models/knowledge_cluster/results/programme_years.hpp"
#include "models/knowledge_cluster/results/rest_of_country.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// What the tables need to know of a run.
struct Known {
    std::vector<std::string> rest;  ///< codes of the rest of the country
    FiscalYear last_of_programme, last;
    bool money_is_left;  ///< a year's budget may not be given out in full
    bool levels;         ///< what was observed of the country
};

/// What the model says of the country, and beside it what was observed.
SummaryTable the_country() {
    std::vector<SummaryColumn> columns;
    for (const NationalSeries& series : national_series) {
        columns.push_back({series.heading, series.modelled(), {}, {}});
        columns.push_back({"observed", series.observed(), {}, {}, true});
    }
    return {"The country by fiscal year (all regions and sponsors; joint research: started on own money)",
            "trend_year",
            std::move(columns),
            {}};
}

std::vector<SummaryTable> tables(const Known& known) {
    const std::vector<std::pair<std::string, std::string>> programme{{"sponsor", "programme"}};
    const std::vector<SummaryColumn> columns{
        {"projects", "projects_running", programme, {}},
        {"institutions", "participating_institutions", programme, {}},
        {"firms", "participating_firms", programme, {}},
        {"patents at home", "patent_applications_domestic", programme, {}},
        {"made in its projects", "patent_applications_made_in_projects", programme, {}},
        {"uncovered", "patent_applications_uncovered", programme, {}},
        {"patents abroad", "patent_applications_foreign", programme, {}},
        {"own-money projects", "projects_running", {{"sponsor", "own"}}, {}}};
    std::vector<SummaryColumn> by_year = columns;
    for (SummaryColumn& column : by_year) column.leave_out = left_out_as_rest(known.rest);
    if (known.money_is_left) by_year.push_back({"thousand yen that no region got", "undistributed", {}, {}});
    const std::string year = std::to_string(known.last_of_programme.value);
    const std::string which = known.last_of_programme == known.last
                                  ? "last fiscal year"
                                  : "FY" + year + ": no region is in the programme afterwards";
    const std::string counted = "projects: running in March; institutions, firms: once a region";
    const std::string without = known.rest.empty() ? "all regions" : "without the rest of the country";
    std::string rest;
    for (const std::string& code : known.rest) rest += (rest.empty() ? "" : ", ") + code;
    if (!rest.empty()) rest += ": the rest of the country; ";
    std::vector<SummaryTable> all{
        {"The programme by fiscal year, " + without + " (" + counted + ")", "fiscal_year", by_year, {}},
        {"By region, " + which + " (" + rest + counted + ")", "region", columns, {{"fiscal_year", year}}}};
    if (known.levels) all.push_back(the_country());
    return all;
}

}  // namespace

std::vector<SummaryTable> summary_of(const World& world) {
    const bool plans_end = world.last_year() - programme_start >= world.plan_years();
    std::vector<std::string> rest;
    for (const RegionId region : world.file_order)
        if (world.is_rest(region)) rest.push_back(world.regions.code[region]);
    return tables({std::move(rest), last_programme_year(world), world.last_year(), plans_end,
                   !world.national_levels.empty()});
}

std::vector<SummaryTable> summary_of(const Panel& results) {
    const auto last = static_cast<std::int32_t>(results.dimension("fiscal_year").numbers.back());
    return tables({rest_of_country(results),
                   last_programme_year(results),
                   {last},
                   has_undistributed_money(results),
                   has_observed_levels(results)});
}

}  // namespace musubi::knowledge_cluster
