#include "tools/musubi/words/summary_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

/// Decimals that leave about three figures of the largest number of a column; whole numbers from 100 up.
int decimals_of(const SummaryRows& rows, std::size_t column) {
    double largest = 0;
    for (const SummaryRow& row : rows) {
        const Estimate& value = row.values[column];
        for (const double x : {value.mean, value.low, value.high})
            if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
    }
    return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3;
}

/// Of one number, without luck; an empty cell says that nobody knows it.
std::string observed_cell(const Estimate& value, int decimals) {
    return std::isnan(value.mean) ? "" : number(value.mean, decimals);
}

std::string cell(const Estimate& value, int decimals) {
    if (std::isnan(value.mean)) return "missing";
    return fmt::format("{} [{}, {}]", number(value.mean, decimals), number(value.low, decimals),
                       number(value.high, decimals));
}

std::vector<std::string> heading_of(const SummaryTable& table) {
    std::vector<std::string> heading{table.row_dimension};
    std::replace(heading[0].begin(), heading[0].end(), '_', ' ');
    for (const SummaryColumn& column : table.columns) heading.push_back(column.heading);
    return heading;
}

std::vector<Align> alignments_of(const SummaryTable& table) {
    std::vector<Align> alignments(table.columns.size() + 1, Align::right);
    alignments[0] = Align::left;
    return alignments;
}

/// Half of the middle 90 % of a normal distribution, in standard deviations.
constexpr double half_of_90 = 1.645;

std::string cell(const LuckAndIgnorance& value) {
    if (std::isnan(value.luck)) return "missing";
    const auto half_width = [](double deviation) {
        const double half = half_of_90 * deviation;
        return "±" + number(half, half == 0 ? 0 : decimals_for({half}));
    };
    return half_width(value.luck) + " " + half_width(value.ignorance);
}

}  // namespace

std::string format_summary(const SummaryTable& table, const SummaryRows& rows, const Vectors& vectors) {
    std::vector<std::vector<std::string>> lines{heading_of(table)};
    for (const SummaryRow& row : rows) lines.push_back({row.label});
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const int decimals = decimals_of(rows, c);
        for (std::size_t r = 0; r < rows.size(); ++r)
            lines[r + 1].push_back(table.columns[c].observed ? observed_cell(rows[r].values[c], decimals)
                                                             : cell(rows[r].values[c], decimals));
    }
    const std::string meaning =
        vectors.of.size() == 1 ? "One replicate: the brackets say nothing; ask for more with --replicates."
                               : fmt::format("Mean [5 % to 95 % range] over {} replicates: {}.",
                                             vectors.of.size(), what_ranges_hold(vectors));
    return table.title + '\n' + aligned(lines, alignments_of(table)) + meaning + '\n';
}

std::string format_luck_and_ignorance(const SummaryTable& table,
                                      const std::vector<LuckAndIgnoranceRow>& rows) {
    std::vector<std::vector<std::string>> lines{heading_of(table)};
    for (const LuckAndIgnoranceRow& row : rows) {
        lines.push_back({row.label});
        for (const LuckAndIgnorance& value : row.values) lines.back().push_back(cell(value));
    }
    return aligned(lines, alignments_of(table)) +
           "Luck and ignorance apart, as half widths of 90 %: of replicates about what their parameters let\n"
           "expect, and of what is expected under the parameters of the calibrated set.\n";
}

}  // namespace musubi
