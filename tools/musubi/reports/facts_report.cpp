#include "tools/musubi/reports/facts_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

std::string role_of(const ExpectedFact& fact) {
    switch (fact.role) {
        case FactRole::input_check:
            return "input check";
        case FactRole::fitted:
            return "fitted";
        case FactRole::emergent:
            return "emergent";
        case FactRole::check:
            return "check";
        case FactRole::background:
            break;
    }
    return "background";
}

std::string verdict_of(const ExpectedFact& fact, const FactFinding& finding) {
    switch (finding.verdict) {
        case Verdict::holds:
            return "holds";
        case Verdict::fails:
            return std::isnan(finding.measured.low) ? "fails: one replicate or vector has no interval"
                                                    : "FAILS";
        case Verdict::not_measured:
            return fact.needs.empty() ? "not measured in every replicate"
                                      : "not measured: run with " + fact.needs;
        case Verdict::not_controlled:
            return "not controlled: name the control's result with --control";
        case Verdict::context:
            break;
    }
    if (fact.contrasted && std::isnan(finding.contrast.value))
        return "context only; name what it is compared with by --contrast";
    return "context only";
}

std::string number(const WithInterval& interval) {
    if (std::isnan(interval.value)) return "";
    if (std::isnan(interval.low)) return fmt::format("{:.4g}", interval.value);
    return fmt::format("{:.4g} [{:.4g}, {:.4g}]", interval.value, interval.low, interval.high);
}

nlohmann::ordered_json json_of(const WithInterval& interval) {  // NaN becomes null
    return {{"mean", interval.value},
            {"low", interval.low},
            {"high", interval.high},
            {"replicates", interval.size}};
}

}  // namespace

std::string facts_as_text(const std::vector<ExpectedFact>& facts, const std::vector<FactFinding>& findings,
                          const Vectors& vectors) {
    std::vector<std::vector<std::string>> rows{{"fact", "role", "measured", "expected", "verdict"}};
    std::string others;
    std::size_t emergent = 0, emergent_holds = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const FactFinding& finding = findings[i];
        const std::string range =
            in_round_brackets(finding.over_vectors, [](double x) { return fmt::format("{:.4g}", x); });
        rows.push_back({facts[i].fact, role_of(facts[i]), number(finding.measured) + range, facts[i].expected,
                        verdict_of(facts[i], finding)});
        if (!std::isnan(finding.control.value))
            others += fmt::format("The control of {} measures {}.\n", facts[i].fact, number(finding.control));
        if (!std::isnan(finding.contrast.value))
            others +=
                fmt::format("The contrast to {} measures {}.\n", facts[i].fact, number(finding.contrast));
        if (facts[i].role != FactRole::emergent) continue;
        ++emergent;
        emergent_holds += finding.verdict == Verdict::holds ? 1 : 0;
    }
    return aligned(rows, std::vector<Align>(rows[0].size(), Align::left)) +
           fmt::format(
               "Mean over replicates [90 % interval of the mean]; a fact holds if all of it lies inside the "
               "band.\nThe interval holds {}.\n",
               what_intervals_hold(vectors)) +
           line_on_round_brackets(vectors) + others +
           fmt::format(
               "{} of {} emergent facts hold. Only these are evidence: input checks were put in, fitted "
               "ones aimed at, and checks are passed by every rival model too.\n",
               emergent_holds, emergent);
}

std::string facts_as_json(const std::vector<ExpectedFact>& facts, const std::vector<FactFinding>& findings,
                          const Vectors& vectors) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const FactFinding& finding = findings[i];
        nlohmann::ordered_json fact{{"fact", facts[i].fact},
                                    {"role", role_of(facts[i])},
                                    {"measure", facts[i].measure},
                                    {"expected", facts[i].expected},
                                    {"variable", facts[i].variable},
                                    {"units", finding.units},
                                    {"measured", json_of(finding.measured)},
                                    {"over_vectors", over_vectors_json(finding.over_vectors)},
                                    {"holds", finding.verdict == Verdict::holds},
                                    {"verdict", verdict_of(facts[i], finding)}};
        if (!finding.when.empty()) fact["when"] = finding.when;
        if (facts[i].low) {
            fact["low"] = *facts[i].low;
            fact["low_source"] = facts[i].low_source;
        }
        if (facts[i].high) {
            fact["high"] = *facts[i].high;
            fact["high_source"] = facts[i].high_source;
        }
        if (facts[i].controlled) fact["control"] = json_of(finding.control);
        if (facts[i].contrasted) fact["contrast"] = json_of(finding.contrast);
        all.push_back(std::move(fact));
    }
    return nlohmann::ordered_json{{"facts", all},
                                  {"interval_holds", intervals_hold_json(vectors)},
                                  {"all_that_count_hold", all_that_count_hold(facts, findings)}}
               .dump(2) +
           "\n";
}

}  // namespace musubi
