#include "tools/musubi/answers_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "tools/musubi/text_table.hpp"

namespace musubi {
namespace {

/// Decimals that leave about three figures of a number; whole numbers from 100 up.
int decimals_of(double largest) { return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3; }

/// "162", "-0.25"; never "-0".
std::string number(double x, int decimals, bool with_sign = false) {
    if (std::isnan(x)) return "?";
    const double rounded = std::abs(x) < 0.5 * std::pow(10, -decimals) ? 0 : x;
    return rounded != 0 && with_sign ? fmt::format("{:+.{}f}", rounded, decimals)
                                     : fmt::format("{:.{}f}", rounded, decimals);
}

int decimals_of(const PairedDifference& d) {
    double largest = 0;
    for (const double x : {d.mean, d.low, d.high})
        if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
    return decimals_of(largest);
}

/// "-12.3 [-15.1, -9.5]", and "0" where nothing changed in any replicate.
std::string difference(const PairedDifference& d) {
    if (std::isnan(d.mean)) return "missing";
    if (d.mean == 0 && d.low == 0 && d.high == 0) return "0";
    const int decimals = decimals_of(d);
    return fmt::format("{} [{}, {}]", number(d.mean, decimals, true), number(d.low, decimals, true),
                       number(d.high, decimals, true));
}

std::string percent(double relative) {
    if (std::isnan(relative)) return "?";
    if (std::isinf(relative)) return "from 0";
    return number(100 * relative, 1, true) + " %";
}

std::string factor(double ratio) {
    if (std::isnan(ratio)) return "";
    return std::isinf(ratio) ? "exact" : fmt::format("{:.3g}", ratio);
}

std::string in_words(const std::string& base, const std::string& changed, const Answer& answer) {
    const PairedDifference& d = answer.difference;
    const std::string begin = fmt::format("{}: ", changed);
    if (std::isnan(d.mean)) return begin + answer.heading + " is missing in a replicate.\n";
    const int decimals = decimals_of(d);
    if (d.mean == 0 && d.low == 0 && d.high == 0)
        return begin + fmt::format("as many {} as {} in every replicate.\n", answer.heading, base);
    if (std::isnan(d.low))
        return begin + fmt::format("{} {} against {}, in one replicate: luck may do that.\n",
                                   number(d.mean, decimals, true), answer.heading, base);
    const std::string interval = fmt::format("90 % interval of the mean difference: {} to {}",
                                             number(d.low, decimals, true), number(d.high, decimals, true));
    if (d.low <= 0 && d.high >= 0)
        return begin + fmt::format("no clear difference in {} from {}: {} ({}).\n", answer.heading, base,
                                   number(d.mean, decimals, true), interval);
    return begin + fmt::format("{} {} {} than {}, {} ({}).\n", number(std::abs(d.mean), decimals),
                               d.mean > 0 ? "more" : "fewer", answer.heading, base, percent(d.relative),
                               interval);
}

std::string indicator_table(const Compared& base, const Compared& changed, const Answers& answers) {
    std::vector<std::vector<std::string>> rows{{"indicator", base.name, changed.name,
                                                "difference [90 % of its mean]", "relative", "one sign",
                                                "variance"}};
    for (const auto& [heading, d] : answers.indicators) {
        const int decimals = std::min(1, decimals_of(std::max(std::abs(d.base), std::abs(d.changed))));
        rows.push_back({heading, number(d.base, decimals), number(d.changed, decimals), difference(d),
                        percent(d.relative), number(100 * d.same_sign, 0) + " %", factor(d.variance_ratio)});
    }
    std::vector<Align> alignments(7, Align::right);
    alignments[0] = Align::left;
    return aligned(rows, alignments);
}

std::string difference_table(const AnsweredTable& answered) {
    std::vector<std::vector<std::string>> rows{{answered.table.row_dimension}};
    std::replace(rows[0][0].begin(), rows[0][0].end(), '_', ' ');
    for (const SummaryColumn& column : answered.table.columns) rows[0].push_back(column.heading);
    for (const AnsweredRow& row : answered.rows) {
        rows.push_back({row.label});
        for (const PairedDifference& d : row.values) rows.back().push_back(difference(d));
    }
    std::vector<Align> alignments(rows[0].size(), Align::right);
    alignments[0] = Align::left;
    return "Difference. " + answered.table.title + "\n" + aligned(rows, alignments);
}

std::string ratio_line(const AnsweredRatio& answered) {
    const PairedRatio& r = answered.ratio;
    if (!r.defined)
        return fmt::format("{}, {}: not defined, as the latter does not clearly change\n",
                           answered.asked.heading, answered.asked.units);
    return fmt::format("{}: {:.3g} [{:.3g}, {:.3g}] {}\n", answered.asked.heading, r.value, r.low, r.high,
                       answered.asked.units);
}

}  // namespace

std::string answers_text(const Compared& base, const Compared& changed, const Answers& answers) {
    std::string text;
    constexpr std::size_t said_in_words = 3;
    for (std::size_t i = 0; i < std::min(said_in_words, answers.indicators.size()); ++i)
        text += in_words(base.name, changed.name, answers.indicators[i]);
    text += "\n" + indicator_table(base, changed, answers);
    for (const AnsweredTable& table : answers.tables) text += "\n" + difference_table(table);
    if (!answers.ratios.empty()) text += "\nRatios of mean differences [90 % interval, jackknife]\n";
    for (const AnsweredRatio& ratio : answers.ratios) text += ratio_line(ratio);
    return text;
}

std::string meaning_of_answers(const Compared& base) {
    return fmt::format(
        "Differences from {} over {} replicates with the same people and luck (seed {}). Brackets: 90 % "
        "interval\nof the mean difference (Student's t): luck only, not what is unknown about the "
        "parameters. Decisions rest\non this interval; the share of replicates with one sign depends on the "
        "coupling of their luck. Variance: how\nmany times more replicates the same precision would take "
        "without pairing.\n",
        base.name, base.result.provenance.replicates, base.result.provenance.seed);
}

}  // namespace musubi
