#include "tools/musubi/reports/sweep_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/io/csv.hpp"
#include "tools/musubi/reports/sweep_overview.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;
using MeasuredRows = std::vector<const SweepEstimate*>;

/// The texts of one member of some numbers, each once, in order.
std::vector<std::string> once_each(const MeasuredRows& rows, std::string SweepEstimate::*member) {
    std::vector<std::string> texts;
    for (const SweepEstimate* row : rows)
        if (std::find(texts.begin(), texts.end(), row->*member) == texts.end()) texts.push_back(row->*member);
    return texts;
}

/// Factors down, measures across; by the measure that is named, the largest first.
std::string table_of(const MeasuredRows& rows) {
    const auto measures = once_each(rows, &SweepEstimate::measure);
    std::vector<std::string> factors = once_each(rows, &SweepEstimate::factor);
    const auto find = [&](const std::string& factor, const std::string& measure) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const SweepEstimate* row) {
            return row->factor == factor && row->measure == measure;
        });
        return found == rows.end() ? nullptr : *found;
    };
    const std::string by = std::find(measures.begin(), measures.end(), "total") != measures.end() ? "total"
                           : std::find(measures.begin(), measures.end(), "partial") != measures.end()
                               ? "partial"
                               : measures.front();
    const bool has_direction = by == "partial" || by == "change";
    const auto size = [&](const std::string& factor) {
        const SweepEstimate* row = find(factor, by);
        if (row == nullptr || std::isnan(row->value.value)) return -std::numeric_limits<double>::infinity();
        return has_direction ? std::abs(row->value.value) : row->value.value;
    };
    std::stable_sort(factors.begin(), factors.end(),
                     [&](const std::string& a, const std::string& b) { return size(a) > size(b); });
    std::vector<std::vector<std::string>> cells{{""}};
    cells.front().insert(cells.front().end(), measures.begin(), measures.end());
    for (const std::string& factor : factors) {
        cells.push_back({factor});
        for (const std::string& measure : measures) {
            const SweepEstimate* row = find(factor, measure);
            cells.back().push_back(row == nullptr ? "" : bounded_text(row->value));
        }
    }
    std::vector<Align> alignments(measures.size() + 1, Align::right);
    alignments.front() = Align::left;
    return aligned(cells, alignments);
}

MeasuredRows rows_of(const SweepAnalysis& analysis, const std::string& output, const std::string& estimator) {
    MeasuredRows rows;
    for (const SweepEstimate& one : analysis.measured)
        if (one.output == output && one.estimator == estimator) rows.push_back(&one);
    return rows;
}

std::string luck_text(const OutputAnalysis& output) {
    const VarianceOfARun& v = output.variance;
    if (std::isnan(v.luck())) return "";
    const double whole = std::max(v.whole(), 0.0);
    if (whole == 0) return "it does not vary\n";
    // Unbiased parts may come out slightly below zero.
    const auto percent = [&](double part) { return number(100 * std::clamp(part / whole, 0.0, 1.0), 0); };
    return fmt::format(
        "variance of a run over these points: {} % by the factors, {} % by luck ({} % of the whole is luck "
        "that all points "
        "share)\n",
        percent(v.expected), percent(v.luck()), percent(v.common));
}

/// Pairs of factors stand in a table of their own.
std::string output_text(const SweepAnalysis& analysis, const OutputAnalysis& output) {
    const std::string& name = output.output.name;
    std::string text = fmt::format("{}: mean {:.4g} over {} complete points\n{}", name, output.mean,
                                   output.complete, luck_text(output));
    for (const SweepEstimator estimator : sweep_estimators()) {
        MeasuredRows rows = rows_of(analysis, name, name_of(estimator)), pairs;
        const auto is_pair = [](const SweepEstimate* row) { return row->measure == "second"; };
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(pairs), is_pair);
        std::erase_if(rows, is_pair);
        if (!rows.empty()) text += fmt::format("\n[{}]\n{}", name_of(estimator), table_of(rows));
        if (!pairs.empty())
            text += fmt::format("\n[{}, two together]\n{}", name_of(estimator), table_of(pairs));
    }
    if (!output.tree.empty()) text += '\n';
    for (const std::string& line : output.tree) text += line + '\n';
    return text + '\n';
}

/// The outputs that are told one by one: of a family of several labels, its means only.
std::set<std::string> told_whole(const SweepAnalysis& analysis) {
    std::map<std::string, std::size_t> labels;
    const auto is_label = [](const AnalysedOutput& one) { return !one.family.empty() && !one.together; };
    for (const OutputAnalysis& one : analysis.outputs)
        if (is_label(one.output)) ++labels[one.output.family];
    std::set<std::string> names;
    for (const OutputAnalysis& one : analysis.outputs)
        if (!is_label(one.output) || labels.at(one.output.family) == 1) names.insert(one.output.name);
    return names;
}

std::string notes_text(const SweepAnalysis& analysis, const std::set<std::string>& told) {
    std::string text;
    std::size_t others = 0;
    for (const SweepNote& note : analysis.notes) {
        const bool is_told = note.output.empty() || told.count(note.output) > 0;
        if (is_told) text += "Note: " + text_of(note) + '\n';
        others += is_told ? 0 : 1;
    }
    if (others > 0)
        text += fmt::format("Note: {} more are about single labels: --only says all of one, --json of all\n",
                            others);
    return text;
}

Json json_of(const SweepEstimate& one) {
    return {{"output", one.output},  {"estimator", one.estimator}, {"measure", one.measure},
            {"factor", one.factor},  {"value", one.value.value},   {"low", one.value.low},
            {"high", one.value.high}};
}

}  // namespace

std::string analysis_text(const SweepAnalysis& analysis, const SweepPlan& plan,
                          const std::vector<MeasuredAt>& settling) {
    std::string text;
    if (!plan.sweep.title.empty()) text += plan.sweep.title + '\n';
    text += fmt::format("{} design: {} points, {} replicates, seed {}{}\n\n", name_of(plan.sweep.design.kind),
                        plan.points(), plan.sweep.replicates, plan.sweep.seed,
                        plan.sweep.difference ? "; outputs are differences, changed less base" : "");
    const std::set<std::string> told = told_whole(analysis);
    for (const OutputAnalysis& output : analysis.outputs)
        if (told.count(output.output.name) > 0) text += output_text(analysis, output);
    text += family_text(analysis, plan);
    for (const OutputAnalysis& output : analysis.outputs)
        if (told.count(output.output.name) > 0) text += convergence_text(analysis, output, plan, settling);
    return text + notes_text(analysis, told) +
           "[low, high]: 95 % intervals of the sample that was run: not what is unknown about the spread of "
           "a "
           "factor.\n";
}

std::string analysis_json(const SweepAnalysis& analysis, const SweepPlan& plan,
                          const std::vector<MeasuredAt>& settling) {
    Json outputs = Json::array(), measured = Json::array(), notes = Json::array(), grown = Json::array();
    for (const OutputAnalysis& one : analysis.outputs)
        outputs.push_back({{"output", one.output.name},
                           {"family", one.output.family},
                           {"label", one.output.label},
                           {"mean", one.mean},
                           {"complete_points", one.complete},
                           {"variance_by_factors", one.variance.expected},
                           {"variance_by_luck", one.variance.luck()},
                           {"variance_by_luck_of_all_points", one.variance.common},
                           {"tree", one.tree}});
    for (const SweepEstimate& one : analysis.measured) measured.push_back(json_of(one));
    for (const SweepNote& note : analysis.notes) notes.push_back(text_of(note));
    for (const MeasuredAt& one : settling) {
        grown.push_back({{"sample", one.blocks}, {"points", one.points}});
        grown.back().update(json_of(one.measured));
    }
    const Json all{{"title", plan.sweep.title},
                   {"design", name_of(plan.sweep.design.kind)},
                   {"difference", plan.sweep.difference},
                   {"version", plan.version},
                   {"commit", plan.commit},
                   {"identity", plan.identity},
                   {"seed", plan.sweep.seed},
                   {"points", plan.points()},
                   {"replicates", plan.sweep.replicates},
                   {"runs", analysis.runs},
                   {"missing", analysis.missing},
                   {"failed", analysis.failed},
                   {"interval", "95 %"},
                   {"outputs", outputs},
                   {"measured", measured},
                   {"convergence", grown},
                   {"notes", notes}};
    return json_text(all);
}

std::string analysis_csv(const SweepAnalysis& analysis, CsvFor readers) {
    std::string text = "output,estimator,measure,factor,value,low,high\n";
    for (const SweepEstimate& one : analysis.measured)
        text += fmt::format("{},{},{},{},{},{},{}\n", csv_cell(one.output, readers), csv_cell(one.estimator),
                            csv_cell(one.measure), csv_cell(one.factor, readers), csv_cell(one.value.value),
                            csv_cell(one.value.low), csv_cell(one.value.high));
    return text;
}

}  // namespace musubi
