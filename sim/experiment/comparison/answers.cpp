#include "sim/experiment/comparison/answers.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "sim/experiment/panels/sums.hpp"

namespace musubi {
namespace {

PairedDifference difference_of(const SummaryColumn& column, const Panel& base, const Panel& changed) {
    return paired_difference(sum_by_replicate(base, column), sum_by_replicate(changed, column),
                             vectors_of(base));
}

AnsweredTable answer_table(const SummaryTable& table, const Panel& base, const Panel& changed) {
    std::vector<RowSums> before, after;
    for (const SummaryColumn& column : table.columns) {
        before.push_back(sums_by_row(base, table, column));
        after.push_back(sums_by_row(changed, table, column));
    }
    const Vectors vectors = vectors_of(base);
    AnsweredTable answered{table, {}};
    const Dimension& rows = base.dimension(table.row_dimension);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (std::none_of(before.begin(), before.end(), [&](const RowSums& sums) { return sums.shown[r]; }))
            continue;
        AnsweredRow row{label_of(rows, r), {}};
        for (std::size_t c = 0; c < before.size(); ++c)
            row.values.push_back(paired_difference(before[c].of_row[r], after[c].of_row[r], vectors));
        answered.rows.push_back(std::move(row));
    }
    return answered;
}

std::vector<double> change_by_replicate(const SummaryColumn& column, const Panel& base,
                                        const Panel& changed) {
    std::vector<double> change = sum_by_replicate(changed, column);
    const std::vector<double> before = sum_by_replicate(base, column);
    for (std::size_t r = 0; r < change.size(); ++r) change[r] -= before[r];
    return change;
}

PairedRatio answer_ratio(const RatioOfChanges& asked, const Panel& base, const Panel& changed) {
    std::vector<double> of = change_by_replicate(asked.of, base, changed);
    for (double& x : of) x *= asked.factor;
    return paired_ratio(of, change_by_replicate(asked.to, base, changed), vectors_of(base));
}

}  // namespace

Answers answer(const Questions& questions, const Panel& base, const Panel& changed) {
    Answers answers;
    answers.indicators.reserve(questions.indicators.size());
    for (const Indicator& indicator : questions.indicators)
        answers.indicators.push_back({indicator.sum.heading, difference_of(indicator.sum, base, changed)});
    for (const SummaryTable& table : questions.tables)
        answers.tables.push_back(answer_table(table, base, changed));
    for (const RatioOfChanges& asked : questions.ratios)
        answers.ratios.push_back({asked, answer_ratio(asked, base, changed)});
    for (const Treatment& asked : questions.treatments)
        if (auto answered = answer_treatment(asked, base, changed); !answered.units.empty())
            answers.treatments.push_back(std::move(answered));
    return answers;
}

std::size_t intervals_in(const Answers& answers) {
    std::size_t count = 0;
    const auto add = [&](const std::vector<PairedDifference>& differences) {
        for (const PairedDifference& d : differences) count += d.low < d.high ? 1 : 0;
    };
    for (const Answer& one : answers.indicators) add({one.difference});
    for (const AnsweredTable& table : answers.tables)
        for (const AnsweredRow& row : table.rows) add(row.values);
    for (const AnsweredRatio& one : answers.ratios) count += one.ratio.low < one.ratio.high ? 1 : 0;
    for (const AnsweredTreatment& treatment : answers.treatments) {
        for (const AnsweredTreatment::Row& row : treatment.rows) add(row.values);
        add(treatment.others.values);
    }
    return count;
}

Questions with_primary_outcome(Questions questions, const std::string& name) {
    auto& all = questions.indicators;
    const auto primary =
        std::find_if(all.begin(), all.end(), [&](const Indicator& one) { return one.name == name; });
    if (primary != all.end()) std::rotate(all.begin(), primary, std::next(primary));
    return questions;
}

Questions usual_questions(const Panel& results) {
    Questions questions;
    for (const Variable& variable : results.variables)
        if (holds_amounts(variable))
            questions.indicators.push_back({variable.name, {variable.name, variable.name, {}, {}}});
    return questions;
}

}  // namespace musubi
