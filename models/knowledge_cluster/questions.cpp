#include "models/knowledge_cluster/questions.hpp"

#include <algorithm>

#include "models/knowledge_cluster/rest_code.hpp"
#include "models/knowledge_cluster/summary.hpp"

namespace musubi::knowledge_cluster {
namespace {

using Selection = std::vector<std::pair<std::string, std::string>>;

/// Results of a scenario without the rest of the country are possible.
Selection rest_of(const Panel& results) {
    const auto& codes = results.dimension("region").labels;
    const std::string code(rest_code);
    return std::find(codes.begin(), codes.end(), code) == codes.end() ? Selection{}
                                                                      : Selection{{"region", code}};
}

std::string years_of(const Panel& results) {
    const auto& years = results.dimension("fiscal_year").numbers;
    return "FY" + std::to_string(years.front()) + " to " + std::to_string(years.back());
}

std::string last_year_of(const Panel& results) {
    return "FY" + std::to_string(results.dimension("fiscal_year").numbers.back());
}

std::vector<SummaryColumn> indicators_of(const Panel& results) {
    const std::string last = last_year_of(results), all = years_of(results);
    const Selection programme{{"fiscal_year", ""}, {"sponsor", "programme"}}, own{{"sponsor", "own"}},
        own_last{{"fiscal_year", ""}, {"sponsor", "own"}}, rest = rest_of(results);
    return {
        {"programme patent applications in " + last, "patent_applications_domestic", programme, rest},
        {"institutions in programme projects in " + last, "participating_institutions", programme, rest},
        {"firms in programme projects in " + last, "participating_firms", programme, rest},
        {"programme patent applications, " + all,
         "patent_applications_domestic",
         {{"sponsor", "programme"}},
         rest},
        {"all patent applications, " + all, "patent_applications_domestic", {}, {}},
        {"programme projects started, " + all, "projects_started", {{"sponsor", "programme"}}, rest},
        {"own-money projects started in " + last, "projects_started", own_last, {}},
        {"own-money projects started, " + all, "projects_started", own, {}},
        {"all projects started, " + all, "projects_started", {}, {}},
        {"introductions, " + all, "introductions", {}, {}},
    };
}

/// Thousand yen in a billion.
constexpr double billion = 1e6;

std::vector<RatioOfChanges> ratios_of(const Panel& results) {
    const std::string all = ", " + years_of(results);
    const SummaryColumn programme{"", "projects_started", {{"sponsor", "programme"}}, {}},
        own{"", "projects_started", {{"sponsor", "own"}}, {}},
        granted{"", "money", {{"flow", "granted"}}, {{"line", "matching"}}},
        filed{"", "patent_applications_domestic", {}, {}}, started{"", "projects_started", {}, {}};
    return {
        {"crowding out" + all, own, programme, -1,
         "own-money projects lost for each programme project started"},
        {"all patent applications" + all, filed, granted, billion, "for each billion yen granted"},
        {"all projects started" + all, started, granted, billion, "for each billion yen granted"},
    };
}

/// By fiscal year; by region is for the result itself.
std::vector<SummaryTable> tables_of(const Panel& results) {
    const Selection rest = rest_of(results);
    std::vector<SummaryTable> tables = summary_without(rest.empty() ? "" : rest.front().second);
    std::erase_if(tables, [](const SummaryTable& table) { return table.row_dimension != "fiscal_year"; });
    return tables;
}

}  // namespace

Questions questions_about(const Panel& results) {
    return {indicators_of(results), tables_of(results), ratios_of(results), {"population.", "tables."}};
}

}  // namespace musubi::knowledge_cluster
