#include "sim/experiment/estimates/luck_and_ignorance.hpp"

#include <cmath>
#include <set>
#include <utility>

#include "musubi/missing.hpp"
#include "sim/experiment/estimates/mean.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"
#include "sim/experiment/panels/present.hpp"

namespace musubi {
namespace {

constexpr const char* group = "/calibration";

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

LuckAndIgnorance luck_and_ignorance(const std::vector<double>& by_replicate, const Vectors& vectors) {
    if (vectors.count < 2 || !tells_luck_apart(vectors)) return {missing, missing, missing};
    const VariancesOfVectors variances = variances_of(by_replicate, vectors);
    return {mean_of(by_replicate), std::sqrt(variances.within),
            std::sqrt(likely_between(variances, vectors))};
}

std::vector<LuckAndIgnoranceRow> luck_and_ignorance(const Panel& panel, const SummaryTable& table) {
    const Vectors vectors = vectors_of(panel);
    return fill_table(panel, table,
                      [&](const std::vector<double>& values) { return luck_and_ignorance(values, vectors); });
}

void add_luck_and_ignorance(Panel& panel, const std::vector<SummaryTable>& tables) {
    const Vectors vectors = vectors_of(panel);
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
            const LuckAndIgnorance both = luck_and_ignorance(of_cell(variable, cell, cells), vectors);
            luck.push_back(both.luck);
            ignorance.push_back(both.ignorance);
        }
        panel.variables.push_back(deviation_of(variable, "luck", std::move(luck)));
        panel.variables.push_back(deviation_of(variable, "ignorance", std::move(ignorance)));
    }
}

}  // namespace musubi
