#include "tools/musubi/reports/sweep_overview.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/sweep/analysis/factor_order.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

constexpr std::size_t factors_shown = 5;

std::string table_text(const std::vector<std::vector<std::string>>& cells) {
    std::vector<Align> alignments(cells.front().size(), Align::right);
    alignments.front() = Align::left;
    return aligned(cells, alignments);
}

/// What an output is called in a table of its family, and what the factors come to for it.
std::vector<std::string> row_of(const SweepAnalysis& analysis, const AnalysedOutput& output,
                                const std::vector<std::string>& factors, const OrderingMeasure& by) {
    const auto measured = ordered_factors(analysis, output.name, by);
    std::vector<std::string> row{output.label};
    for (const std::string& factor : factors) {
        const auto found = std::find_if(measured.begin(), measured.end(),
                                        [&](const SweepEstimate& one) { return one.factor == factor; });
        row.push_back(found == measured.end() ? "-" : bounded_text(found->value));
    }
    return row;
}

/// The sizes of the design that were looked at for an output, each once.
std::vector<std::size_t> sizes_of(const std::vector<MeasuredAt>& settling, const std::string& output) {
    std::vector<std::size_t> sizes;
    for (const MeasuredAt& one : settling)
        if (one.measured.output == output && (sizes.empty() || sizes.back() != one.blocks))
            sizes.push_back(one.blocks);
    return sizes;
}

std::string cell_at(const std::vector<MeasuredAt>& settling, const SweepEstimate& measured,
                    std::size_t blocks) {
    for (const MeasuredAt& one : settling)
        if (one.blocks == blocks && one.measured.output == measured.output &&
            one.measured.factor == measured.factor)
            return bounded_text(one.measured.value);
    return "-";
}

}  // namespace

std::string bounded_text(const Bounded& value) {
    if (std::isnan(value.value)) return "-";
    if (std::isnan(value.low)) return fmt::format("{:.3g}", value.value);
    return fmt::format("{:.3g} [{:.3g}, {:.3g}]", value.value, value.low, value.high);
}

std::string family_text(const SweepAnalysis& analysis, const SweepPlan& plan) {
    const OrderingMeasure by = ordering_measure(plan.sweep.design.kind);
    std::string text;
    for (const std::string& family : families_of(analysis)) {
        std::vector<std::string> factors = factors_of_family(analysis, family, by);
        if (factors.empty()) continue;
        factors.resize(std::min(factors.size(), factors_shown));
        std::vector<std::vector<std::string>> cells{{""}};
        cells.front().insert(cells.front().end(), factors.begin(), factors.end());
        for (const OutputAnalysis& one : analysis.outputs)
            if (one.output.family == family) cells.push_back(row_of(analysis, one.output, factors, by));
        text += fmt::format("{}: {} label by label, of those that decide most\n{}\n", family, by.measure,
                            table_text(cells));
    }
    return text;
}

std::string convergence_text(const SweepAnalysis& analysis, const OutputAnalysis& output,
                             const SweepPlan& plan, const std::vector<MeasuredAt>& settling) {
    const OrderingMeasure by = ordering_measure(plan.sweep.design.kind);
    const std::string& name = output.output.name;
    const auto sizes = sizes_of(settling, name);
    const auto factors = ordered_factors(analysis, name, by);
    if (sizes.empty() || factors.empty()) return "";
    std::vector<std::vector<std::string>> cells{{""}};
    for (const std::size_t blocks : sizes) cells.front().push_back(fmt::format("{}", blocks));
    for (std::size_t f = 0; f < std::min(factors.size(), factors_shown); ++f) {
        cells.push_back({factors[f].factor});
        for (const std::size_t blocks : sizes) cells.back().push_back(cell_at(settling, factors[f], blocks));
    }
    return fmt::format("{}: {} of the first so many {}\n{}\n", name, by.measure,
                       units_of(plan.sweep.design.kind), table_text(cells));
}

}  // namespace musubi
