#include "models/knowledge_cluster/summary.hpp"

#include <utility>

namespace musubi::knowledge_cluster {

std::vector<SummaryTable> summary_of(const World& world) {
    return summary_without(world.rest.exists() ? world.regions.code[world.rest] : "");
}

std::vector<SummaryTable> summary_without(const std::string& code_of_rest) {
    const std::vector<std::pair<std::string, std::string>> programme{{"sponsor", "programme"}};
    const std::vector<SummaryColumn> columns{
        {"projects", "projects_running", programme, {}},
        {"institutions", "participating_institutions", programme, {}},
        {"firms", "participating_firms", programme, {}},
        {"patents at home", "patent_applications_domestic", programme, {}},
        {"patents abroad", "patent_applications_foreign", programme, {}},
        {"own-money projects", "projects_running", {{"sponsor", "own"}}, {}}};
    std::vector<std::pair<std::string, std::string>> rest;
    if (!code_of_rest.empty()) rest.emplace_back("region", code_of_rest);
    std::vector<SummaryColumn> without_rest = columns;
    for (SummaryColumn& column : without_rest)
        if (!rest.empty()) column.leave_out = rest;
    return {{"The programme, all regions, by fiscal year", "fiscal_year", without_rest, {}},
            {"By region, last fiscal year", "region", columns, {{"fiscal_year", ""}}}};
}

}  // namespace musubi::knowledge_cluster
