#include "tools/musubi/reports/run_summary.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "sim/experiment/estimates/summary.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/summary_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

/// What was observed has no interval, and is null where nobody knows it.
Json json_of(const Estimate& value, bool observed) {
    if (observed) return {{"observed", value.mean}};
    return {{"mean", value.mean}, {"low", value.low}, {"high", value.high}};
}

Json json_of(const SummaryTable& table, const SummaryRows& rows) {
    Json columns = Json::array(), lines = Json::array();
    for (const SummaryColumn& column : table.columns) columns.push_back(column.heading);
    for (const SummaryRow& row : rows) {
        Json estimates = Json::array();
        for (std::size_t c = 0; c < row.values.size(); ++c)
            estimates.push_back(json_of(row.values[c], table.columns[c].observed));
        lines.push_back({{"label", row.label}, {"estimates", std::move(estimates)}});
    }
    return {{"title", table.title},
            {"row_dimension", table.row_dimension},
            {"columns", std::move(columns)},
            {"rows", std::move(lines)}};
}

}  // namespace

std::string summary_text(const PreparedModel& model, const Panel& results) {
    std::string text;
    const Vectors vectors = vectors_of(results);
    for (const SummaryTable& table : model.summary) {
        text += format_summary(table, summarise(results, table), vectors) + '\n';
        if (!vectors.drawn) continue;
        const SummaryTable modelled = without_observed(table);
        text += format_luck_and_ignorance(modelled, luck_and_ignorance(results, modelled)) + '\n';
    }
    return text + fmt::format("content checksum  {}\n", content_checksum(results));
}

std::string summary_json(const PreparedModel& model, const Panel& results, const Provenance& provenance,
                         const std::string& output) {
    Json tables = Json::array();
    for (const SummaryTable& table : model.summary)
        tables.push_back(json_of(table, summarise(results, table)));
    const Json all{{"output", output},
                   {"content_checksum", content_checksum(results)},
                   {"scenario_checksum", provenance.scenario_checksum},
                   {"version", provenance.version},
                   {"commit", provenance.commit},
                   {"seed", provenance.seed},
                   {"replicates", provenance.replicates},
                   {"interval", {0.05, 0.95}},
                   {"interval_holds", intervals_hold_json(vectors_of(results))},
                   {"summary", std::move(tables)}};
    return json_text(all);
}

}  // namespace musubi
