#include "tools/musubi/summary_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "tools/musubi/text_table.hpp"

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

std::string cell(const Estimate& value, int decimals) {
    if (std::isnan(value.mean)) return "missing";
    return fmt::format("{:.{}f} [{:.{}f}, {:.{}f}]", value.mean, decimals, value.low, decimals, value.high,
                       decimals);
}

}  // namespace

std::string format_summary(const SummaryTable& table, const SummaryRows& rows, std::uint64_t replicates) {
    std::vector<std::vector<std::string>> lines{{table.row_dimension}};
    std::replace(lines[0][0].begin(), lines[0][0].end(), '_', ' ');
    std::vector<Align> alignments{Align::left};
    for (const SummaryColumn& column : table.columns) {
        lines[0].push_back(column.heading);
        alignments.push_back(Align::right);
    }
    for (const SummaryRow& row : rows) lines.push_back({row.label});
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const int decimals = decimals_of(rows, c);
        for (std::size_t r = 0; r < rows.size(); ++r)
            lines[r + 1].push_back(cell(rows[r].values[c], decimals));
    }
    const std::string meaning =
        replicates == 1
            ? "One replicate: the brackets say nothing; ask for more with --replicates."
            : fmt::format(
                  "Mean [5 % to 95 % range] over {} replicates: luck only, not what is unknown about "
                  "the parameters.",
                  replicates);
    return table.title + '\n' + aligned(lines, alignments) + meaning + '\n';
}

}  // namespace musubi
