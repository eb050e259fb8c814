#include "models/knowledge_cluster/results/questions.hpp"

#include <utility>

#include "models/knowledge_cluster/results/programme_years.hpp"
#include "models/knowledge_cluster/results/rest_of_country.hpp"
#include "models/knowledge_cluster/results/summary.hpp"

namespace musubi::knowledge_cluster {
namespace {

using Selection = std::vector<std::pair<std::string, std::string>>;

/// Results of a scenario without the rest of the country are possible.
Selection rest_of(const Panel& results) { return left_out_as_rest(rest_of_country(results)); }

std::string years_of(const Panel& results) {
    const auto& years = results.dimension("fiscal_year").numbers;
    return "FY" + std::to_string(years.front()) + " to " + std::to_string(years.back());
}

std::string last_year_of(const Panel& results) {
    return "FY" + std::to_string(results.dimension("fiscal_year").numbers.back());
}

/// The last year that says anything of the programme: what was asked of a later one would be 0, whatever the
/// programme brought.
std::string programme_year_of(const Panel& results) {
    return std::to_string(last_programme_year(results).value);
}

std::vector<Indicator> indicators_of(const Panel& results) {
    const std::string last = last_year_of(results), all = years_of(results),
                      programme_year = programme_year_of(results);
    const Selection programme_then{{"fiscal_year", programme_year}, {"sponsor", "programme"}},
        programme{{"sponsor", "programme"}}, own{{"sponsor", "own"}},
        own_last{{"fiscal_year", ""}, {"sponsor", "own"}}, rest = rest_of(results);
    const std::string in_programme_year = " in FY" + programme_year;
    std::vector<Indicator> indicators;
    const auto ask = [&](const char* name, std::string heading, const char* variable, Selection select,
                         Selection leave_out) {
        indicators.push_back({name, {std::move(heading), variable, std::move(select), std::move(leave_out)}});
    };
    ask("patents", "programme patent applications" + in_programme_year, "patent_applications_domestic",
        programme_then, rest);
    ask("institutions", "institutions in programme projects" + in_programme_year,
        "participating_institutions", programme_then, rest);
    ask("firms", "firms in programme projects" + in_programme_year, "participating_firms", programme_then,
        rest);
    ask("programme_patents", "programme patent applications, " + all, "patent_applications_domestic",
        programme, rest);
    ask("patents_in_projects", "of them made in its projects, " + all, "patent_applications_made_in_projects",
        programme, rest);
    ask("uncovered_patents", "of them uncovered by advisers, " + all, "patent_applications_uncovered",
        programme, rest);
    ask("all_patents", "all patent applications, " + all, "patent_applications_domestic", {}, {});
    ask("programme_projects", "programme projects started, " + all, "projects_started", programme, rest);
    ask("own_projects_in_last_year", "own-money projects started in " + last, "projects_started", own_last,
        {});
    ask("own_projects_started", "own-money projects started, " + all, "projects_started", own, {});
    ask("all_projects", "all projects started, " + all, "projects_started", {}, {});
    ask("introductions", "introductions, " + all, "introductions", {}, {});
    ask("hubs", "hubs in " + last, "hub", {{"fiscal_year", ""}}, rest);
    ask("commercialisations", "commercialisations, " + all, "commercialisations", {}, {});
    ask("firms_founded", "firms founded, " + all, "startups", {}, {});
    ask("new_jobs", "new jobs, " + all, "jobs", {}, {});
    ask("money_granted", "thousand yen granted, " + all, "money", {{"flow", "granted"}},
        {{"line", "matching"}});
    if (has_undistributed_money(results))
        ask("undistributed_money", "thousand yen that no region got, " + all, "undistributed", {}, {});
    return indicators;
}

std::vector<SummaryTable> modelled_summary_of(const Panel& results) {
    std::vector<SummaryTable> tables = summary_of(results);
    for (SummaryTable& table : tables) table = without_observed(std::move(table));
    return tables;
}

/// Thousand yen in a billion.
constexpr double billion = 1e6;

std::vector<RatioOfChanges> ratios_of(const Panel& results) {
    const std::string all = ", " + years_of(results), last = " in " + last_year_of(results),
                      programme_year = programme_year_of(results),
                      in_programme_year = " in FY" + programme_year;
    const Selection rest = rest_of(results);
    const SummaryColumn programme{"", "projects_started", {{"sponsor", "programme"}}, {}},
        own{"", "projects_started", {{"sponsor", "own"}}, {}},
        granted{"", "money", {{"flow", "granted"}}, {{"line", "matching"}}};
    const auto last_of_programme = [&](const char* variable) {
        return SummaryColumn{"", variable, {{"fiscal_year", programme_year}, {"sponsor", "programme"}}, rest};
    };
    std::vector<RatioOfChanges> ratios{
        {"crowding out (+) or in (-)" + all, own, programme, -1,
         "own-money projects lost (+) or gained (-) for each programme project started"}};
    const auto a_billion = [&](const std::string& heading, SummaryColumn of) {
        ratios.push_back({heading, std::move(of), granted, billion, "for each billion yen granted"});
    };
    a_billion("all patent applications" + all, {"", "patent_applications_domestic", {}, {}});
    a_billion("all projects started" + all, {"", "projects_started", {}, {}});
    a_billion("institutions in programme projects" + in_programme_year,
              last_of_programme("participating_institutions"));
    a_billion("firms in programme projects" + in_programme_year, last_of_programme("participating_firms"));
    a_billion("hubs" + last, {"", "hub", {{"fiscal_year", ""}}, rest});
    a_billion("new jobs" + all, {"", "jobs", {}, {}});
    return ratios;
}

/// What the trial regions gain that another scenario makes full ones, and what the others lose.
Treatment full_or_trial() {
    const Selection programme{{"sponsor", "programme"}};
    return {"full status instead of trial",
            "programme_state",
            "trial",
            {"full", "expanded", "held", "shrunk"},
            "region",
            "fiscal_year",
            {{"programme patent applications", "patent_applications_domestic", programme, {}},
             {"all patent applications", "patent_applications_domestic", {}, {}},
             {"programme projects started", "projects_started", programme, {}},
             {"own-money projects started", "projects_started", {{"sponsor", "own"}}, {}},
             {"new jobs", "jobs", {}, {}},
             {"thousand yen granted", "money", {{"flow", "granted"}}, {{"line", "matching"}}}}};
}

}  // namespace

Questions questions_about(const Panel& results) {
    return {indicators_of(results),
            modelled_summary_of(results),
            ratios_of(results),
            {"population.", "tables."},
            {full_or_trial()}};
}

}  // namespace musubi::knowledge_cluster
