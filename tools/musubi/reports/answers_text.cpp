#include "tools/musubi/reports/answers_text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>

#include "sim/experiment/estimates/over_vectors.hpp"
#include "tools/musubi/words/difference_text.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/said_in_words.hpp"
#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

std::string percent(double relative) {
    if (std::isnan(relative)) return "?";
    if (std::isinf(relative)) return "from 0";
    return number(100 * relative, 1, true) + " %";
}

std::string factor(double ratio) {
    if (std::isnan(ratio)) return "";
    return std::isinf(ratio) ? "exact" : fmt::format("{:.3g}", ratio);
}

std::vector<Align> first_to_the_left(std::size_t columns) {
    std::vector<Align> alignments(columns, Align::right);
    alignments[0] = Align::left;
    return alignments;
}

/// Of a share, which is NaN where nothing was drawn.
std::string percent_of_vectors(double share) {
    return std::isnan(share) ? "" : number(100 * share, 0) + " %";
}

std::string indicator_table(const Compared& base, const Compared& changed, const Answers& answers) {
    const bool drew = std::any_of(answers.indicators.begin(), answers.indicators.end(),
                                  [](const Answer& one) { return one.difference.over_vectors.is_known(); });
    std::vector<std::vector<std::string>> rows{
        {"indicator", base.name, changed.name,
         drew ? "difference ±90 % of its mean (range)" : "difference [90 % of its mean]", "relative",
         drew ? "vectors of its sign" : "one sign (coupled)", "variance"}};
    for (const auto& [heading, d] : answers.indicators) {
        const int decimals = std::min(1, decimals_for({d.base, d.changed}));
        rows.push_back({heading, number(d.base, decimals), number(d.changed, decimals), difference_text(d),
                        percent(d.relative),
                        percent_of_vectors(drew ? d.over_vectors.same_sign : d.same_sign),
                        factor(d.variance_ratio)});
    }
    return aligned(rows, first_to_the_left(rows[0].size()));
}

std::string difference_table(const AnsweredTable& answered) {
    std::vector<std::vector<std::string>> rows{{answered.table.row_dimension}};
    std::replace(rows[0][0].begin(), rows[0][0].end(), '_', ' ');
    for (const SummaryColumn& column : answered.table.columns) rows[0].push_back(column.heading);
    for (const AnsweredRow& row : answered.rows) {
        rows.push_back({row.label});
        for (const PairedDifference& d : row.values) rows.back().push_back(difference_text(d));
    }
    return "Difference. " + answered.table.title + "\n" + aligned(rows, first_to_the_left(rows[0].size()));
}

std::string treatment_table(const Compared& base, const Compared& changed,
                            const AnsweredTreatment& answered) {
    std::vector<std::vector<std::string>> rows{{answered.asked.unit}};
    std::vector<std::string> in_mean{"difference in differences"}, in_one{"… 5 % to 95 % of histories"};
    for (const SummaryColumn& outcome : answered.asked.outcomes) rows[0].push_back(outcome.heading);
    const auto add = [&](const AnsweredTreatment::Row& row) {
        rows.push_back({row.label});
        for (const PairedDifference& d : row.values) rows.back().push_back(difference_text(d));
    };
    std::for_each(answered.rows.begin(), answered.rows.end(), add);
    add(answered.others);
    const std::vector<Align> alignments = first_to_the_left(rows[0].size());
    std::string text =
        fmt::format("Difference. The same {}s in both scenarios, {} to {}. {}\n{}", answered.asked.unit,
                    answered.from, answered.to, treated_in_words(answered), aligned(rows, alignments));
    if (answered.seen.empty()) return text;
    for (const SeenInHistories& s : answered.seen) {
        in_mean.push_back(with_interval_text(s.mean.value, s.mean.low, s.mean.high, true));
        const int decimals = decimals_for({s.low, s.high});
        in_one.push_back(
            fmt::format("[{}, {}]", number(s.low, decimals, true), number(s.high, decimals, true)));
    }
    return text +
           fmt::format(
               "\nWhat an evaluator would have seen in {}, without the other scenario: how much more these "
               "rose\nfrom before {} than the others did, in sum. It is no estimate of the differences "
               "above.\n{}",
               answered.changed_treats ? changed.name : base.name, answered.from,
               aligned({in_mean, in_one}, alignments));
}

/// Of "lost (+) or gained (-)" the word for this sign.
std::string worded(const std::string& text, bool negative) {
    static const std::regex either(R"((\S+) \(\+\) or (\S+) \(-\))");
    return std::regex_replace(text, either, negative ? "$2" : "$1");
}

std::string range_of_ratio(double low, double high) {
    if (std::isnan(low)) return "";
    return fmt::format("; {:.3g} to {:.3g} over what is not known", low, high);
}

std::string ratio_line(const AnsweredRatio& answered) {
    const std::string &heading = answered.asked.heading, &units = answered.asked.units;
    const PairedRatio& r = answered.ratio;
    if (!r.defined)
        return fmt::format("{}, {}: not defined, as the latter does not clearly change\n", heading, units);
    if (worded(heading, false) == heading)
        return fmt::format("{}: {:+.3g} [{:+.3g}, {:+.3g}] {}{}\n", heading, r.value, r.low, r.high, units,
                           range_of_ratio(r.over_vectors.low, r.over_vectors.high));
    // Where a word says the sign, the ends of the interval are of what the word says.
    const bool negative = r.value < 0;
    const auto [value, low, high] =
        negative ? std::array{-r.value, -r.high, -r.low} : std::array{r.value, r.low, r.high};
    const auto [from, to] = negative ? std::array{-r.over_vectors.high, -r.over_vectors.low}
                                     : std::array{r.over_vectors.low, r.over_vectors.high};
    return fmt::format("{}: {:.3g} [{:.3g}, {:.3g}] {}{}\n", worded(heading, negative), value, low, high,
                       worded(units, negative), range_of_ratio(from, to));
}

/// One outcome decides, as many intervals as these cannot.
std::string primary_outcome(const std::vector<Answers>& answers) {
    std::size_t intervals = 0;
    for (const Answers& one : answers) intervals += intervals_in(one);
    if (answers.front().indicators.empty() || intervals < 2) return "";
    return fmt::format(
        "Primary outcome, named before the runs: {}. Of the {} intervals above (90 %) one\nin ten misses by "
        "chance: the others say what goes with it, and decide nothing by themselves.\n",
        answers.front().indicators.front().heading, intervals);
}

std::string meaning_of_pairs(const Compared& base) {
    const Vectors vectors = vectors_of(base.result.panel);
    const std::string over =
        fmt::format("Differences from {} over {} replicates with the same people and luck (seed {}).",
                    base.name, base.result.provenance.replicates, base.result.provenance.seed);
    const std::string paired =
        "Variance: how many times more\nreplicates the same precision would take without pairing.\n";
    if (!vectors.drawn)
        return over + fmt::format(
                          " Brackets: 90 % interval\nof the mean difference (Student's t): {}.\n"
                          "Decisions rest on this interval; the share of replicates with one sign "
                          "depends on the coupling of their luck. {}",
                          what_intervals_hold(vectors), paired);
    return over + "\n" + line_on_round_brackets(vectors) +
           fmt::format(
               "± is half of the 90 % interval of the mean (Student's "
               "t), square brackets are this interval: {}. {}",
               what_intervals_hold(vectors), paired);
}

}  // namespace

std::string answers_text(const Compared& base, const Compared& changed, const Answers& answers) {
    std::string text;
    for (const AnsweredTreatment& treatment : answers.treatments)
        text += treatment_in_words(base.name, changed.name, treatment) + "\n";
    for (std::size_t i = 0; i < std::min(said_in_words, answers.indicators.size()); ++i)
        text += difference_in_words(base.name, changed.name, answers.indicators[i].heading,
                                    answers.indicators[i].difference) +
                "\n";
    text += "\n" + indicator_table(base, changed, answers);
    for (const AnsweredTreatment& treatment : answers.treatments)
        text += "\n" + treatment_table(base, changed, treatment);
    for (const AnsweredTable& table : answers.tables) text += "\n" + difference_table(table);
    if (!answers.ratios.empty()) text += "\nRatios of mean differences [90 % interval, jackknife]\n";
    for (const AnsweredRatio& ratio : answers.ratios) text += ratio_line(ratio);
    return text;
}

std::string meaning_of_answers(const Compared& base, const std::vector<Answers>& answers) {
    return meaning_of_pairs(base) + primary_outcome(answers);
}

}  // namespace musubi
