#include <nlohmann/json.hpp>

#include "tools/musubi/reports/answers_text.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const PairedDifference& d) {
    return {{"base", d.base},
            {"changed", d.changed},
            {"difference", d.mean},
            {"low", d.low},
            {"high", d.high},
            {"relative", d.relative},
            {"same_sign", d.same_sign},
            {"variance_ratio", d.variance_ratio},
            {"over_vectors", over_vectors_json(d.over_vectors)}};
}

Json json_of(const AnsweredTable& answered) {
    Json columns = Json::array(), rows = Json::array();
    for (const SummaryColumn& column : answered.table.columns) columns.push_back(column.heading);
    for (const AnsweredRow& row : answered.rows) {
        Json values = Json::array();
        for (const PairedDifference& d : row.values) values.push_back(json_of(d));
        rows.push_back({{"label", row.label}, {"differences", std::move(values)}});
    }
    return {{"title", answered.table.title},
            {"row_dimension", answered.table.row_dimension},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)}};
}

Json json_of(const AnsweredTreatment::Row& row) {
    Json differences = Json::array();
    for (const PairedDifference& d : row.values) differences.push_back(json_of(d));
    return {{"label", row.label}, {"differences", std::move(differences)}};
}

Json json_of(const AnsweredTreatment& answered) {
    Json outcomes = Json::array(), rows = Json::array(), seen = Json::array();
    for (const SummaryColumn& outcome : answered.asked.outcomes) outcomes.push_back(outcome.heading);
    for (const AnsweredTreatment::Row& row : answered.rows) rows.push_back(json_of(row));
    for (const SeenInHistories& s : answered.seen)
        seen.push_back({{"mean", s.mean.value},
                        {"low", s.mean.low},
                        {"high", s.mean.high},
                        {"histories_low", s.low},
                        {"histories_high", s.high}});
    return {{"treatment", answered.asked.heading},
            {"units", answered.units},
            {"from", answered.from},
            {"to", answered.to},
            {"treated_in", answered.changed_treats ? "changed" : "base"},
            {"outcomes", std::move(outcomes)},
            {"rows", std::move(rows)},
            {"others", json_of(answered.others)},
            {"seen_by_an_evaluator", std::move(seen)}};
}

Json json_of(const Compared& one) {
    return {{"file", one.file.string()},
            {"title", one.result.panel.title},
            {"scenario_checksum", one.result.provenance.scenario_checksum}};
}

}  // namespace

std::string answers_json(const Compared& base, const std::vector<Compared>& changed,
                         const std::vector<Answers>& answers) {
    const Provenance& from = base.result.provenance;
    Json comparisons = Json::array();
    for (std::size_t i = 0; i < changed.size(); ++i) {
        Json indicators = Json::array(), tables = Json::array(), ratios = Json::array(),
             treatments = Json::array();
        for (const AnsweredTreatment& treatment : answers[i].treatments)
            treatments.push_back(json_of(treatment));
        for (const auto& [heading, difference] : answers[i].indicators) {
            indicators.push_back({{"indicator", heading}});
            indicators.back().update(json_of(difference));
        }
        for (const AnsweredTable& table : answers[i].tables) tables.push_back(json_of(table));
        for (const auto& [asked, ratio] : answers[i].ratios)
            ratios.push_back({{"ratio", asked.heading},
                              {"units", asked.units},
                              {"value", ratio.value},
                              {"low", ratio.low},
                              {"high", ratio.high},
                              {"over_vectors", over_vectors_json(ratio.over_vectors)}});
        Json one = json_of(changed[i]);
        one["primary_outcome"] =
            answers[i].indicators.empty() ? Json() : Json(answers[i].indicators.front().heading);
        one["intervals"] = intervals_in(answers[i]);
        one["indicators"] = std::move(indicators);
        one["tables"] = std::move(tables);
        one["ratios"] = std::move(ratios);
        one["treatments"] = std::move(treatments);
        comparisons.push_back(std::move(one));
    }
    const Json all{
        {"base", json_of(base)},
        {"version", from.version},
        {"commit", from.commit},
        {"seed", from.seed},
        {"replicates", from.replicates},
        {"interval", "90 % interval of the mean difference"},
        {"interval_holds", intervals_hold_json(vectors_of(base.result.panel))},
        {"same_sign",
         "share of replicates with the sign of the mean: depends on how the luck of the two is coupled"},
        {"over_vectors",
         "5 % to 95 % of the expected differences over vectors of parameters: what is not known of them"},
        {"seen_by_an_evaluator",
         "difference in differences in the one scenario that treats; no estimate of the differences"},
        {"comparisons", std::move(comparisons)}};
    return json_text(all);
}

}  // namespace musubi
