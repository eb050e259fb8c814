#include "sim/experiment/estimates/luck_and_ignorance.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "musubi/missing.hpp"
#include "sim/experiment/designs/parameter_set.hpp"
#include "sim/experiment/panels/present.hpp"

namespace musubi {
namespace {

constexpr const char* group = "/calibration";
static_assert(replicates_per_vector == 2, "pairs are what is analysed here");

/// The numbers of one cell, one per replicate.
std::vector<double> of_cell(const Variable& variable, std::size_t cell, std::size_t cells) {
    std::vector<double> values;
    std::visit(
        [&](const auto& numbers) {
            for (std::size_t at = cell; at < numbers.size(); at += cells)
                values.push_back(as_double(variable, numbers[at]));
        },
        variable.numbers);
    return values;
}

Variable deviation_of(const Variable& variable, const char* what, std::vector<double> numbers) {
    return {.group = group,
            .name = variable.name + "_" + what,
            .units = variable.units,
            .long_name = variable.long_name + ": standard deviation, " + what,
            .dimensions = {variable.dimensions.begin() + 1, variable.dimensions.end()},
            .numbers = std::move(numbers),
            .has_missing = true,
            .per_replicate = false};
}

}  // namespace

LuckAndIgnorance luck_and_ignorance(const std::vector<double>& by_replicate) {
    const std::size_t pairs = by_replicate.size() / 2;
    if (pairs < 2) return {missing, missing, missing};
    double mean = 0, within = 0, between = 0;
    for (std::size_t k = 0; k < pairs; ++k)
        mean += (by_replicate[2 * k] + by_replicate[2 * k + 1]) / static_cast<double>(2 * pairs);
    for (std::size_t k = 0; k < pairs; ++k) {
        const double a = by_replicate[2 * k], b = by_replicate[2 * k + 1], of_pair = (a + b) / 2 - mean;
        within += (a - b) * (a - b) / 2 / static_cast<double>(pairs);
        between += of_pair * of_pair / static_cast<double>(pairs - 1);
    }
    return {mean, std::sqrt(within), std::sqrt(std::max(between - within / 2, std::isnan(mean) ? mean : 0))};
}

std::vector<LuckAndIgnoranceRow> luck_and_ignorance(const Panel& panel, const SummaryTable& table) {
    return fill_table(panel, table,
                      [](const std::vector<double>& values) { return luck_and_ignorance(values); });
}

void add_luck_and_ignorance(Panel& panel, const std::vector<SummaryTable>& tables) {
    std::set<std::string> names;
    for (const SummaryTable& table : tables)
        for (const SummaryColumn& column : table.columns)
            if (!column.observed) names.insert(column.variable);
    for (const std::string& name : names) {
        const Variable variable = panel.variable(name);
        const std::size_t cells =
            panel.size_of(variable) / std::max<std::size_t>(panel.dimension("replicate").size(), 1);
        std::vector<double> luck, ignorance;
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const LuckAndIgnorance both = luck_and_ignorance(of_cell(variable, cell, cells));
            luck.push_back(both.luck);
            ignorance.push_back(both.ignorance);
        }
        panel.variables.push_back(deviation_of(variable, "luck", std::move(luck)));
        panel.variables.push_back(deviation_of(variable, "ignorance", std::move(ignorance)));
    }
}

}  // namespace musubi
