#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "tests/knowledge_cluster/panels.hpp"
#include "tests/knowledge_cluster/random_world.hpp"

/// Ensembles, and what two of them differ in.
namespace musubi::knowledge_cluster::testing {

/// The first cell in which two panels differ, in words; "" if there is none. Variables for which `looked_at`
/// is false are left out. Cells are matched by the labels of their dimensions, so that the order of the
/// regions does not matter, and a label that only `found` has is left out.
inline std::string first_difference(
    const Panel& expected, const Panel& found,
    const std::function<bool(const Variable&)>& looked_at = [](const Variable&) { return true; }) {
    const auto label = [](const Dimension& d, std::size_t i) {
        return d.labels.empty() ? std::to_string(d.numbers[i]) : d.labels[i];
    };
    for (const Variable& variable : expected.variables) {
        if (!looked_at(variable)) continue;
        const Variable& other = found.variable(variable.name);
        std::vector<std::vector<std::size_t>> matching;  // by dimension: positions in `found`
        for (const std::string& name : variable.dimensions) {
            const Dimension &here = expected.dimension(name), &there = found.dimension(name);
            matching.emplace_back();
            for (std::size_t i = 0; i < here.size(); ++i)
                matching.back().push_back(position_of(there, label(here, i)));
        }
        std::string difference;
        each_cell(expected, variable, [&](std::size_t cell, const At& at) {
            if (!difference.empty()) return;
            std::size_t there = 0;
            for (std::size_t d = 0; d < at.size(); ++d)
                there = there * found.dimension(variable.dimensions[d]).size() + matching[d][at[d]];
            if (text_at(variable, cell) == text_at(other, there)) return;
            difference = variable.name;
            for (std::size_t d = 0; d < at.size(); ++d)
                difference += " " + label(expected.dimension(variable.dimensions[d]), at[d]);
            difference += ": " + text_at(variable, cell) + " became " + text_at(other, there);
        });
        if (!difference.empty()) return difference;
    }
    return "";
}

/// The baseline with the default burn-in, at a scale.
inline Scenario baseline_at(double scale, const Overrides& overrides = {}) {
    Overrides all{{"population.scale", scale}};
    for (const ParameterSpec& spec : KnowledgeCluster::parameters())
        if (spec.name == "time.burn_in_years") all[spec.name] = spec.fallback;
    for (const auto& [name, value] : overrides) all[name] = value;
    return small_scenario(all);
}

/// The first replicates of seed 1, on as many threads as the machine has.
inline EnsemblePlan plan_of(std::uint64_t replicates) {
    EnsemblePlan plan;
    plan.replicates = replicates;
    return plan;
}

/// Gives some columns of a table the same text in all rows.
inline void set_cells(TextTable& table, const std::vector<std::string>& columns, const std::string& text) {
    for (const std::string& column : columns)
        for (TextTable::Row& row : table.rows) row.cells[column_of(table, column)].text = text;
}

/// A sum over a variable for each replicate.
inline std::vector<double> by_replicate(const Panel& panel, const std::string& variable,
                                        const std::vector<std::pair<std::string, std::string>>& where = {}) {
    std::vector<double> sums;
    for (const std::int64_t replicate : panel.dimension("replicate").numbers) {
        auto here = where;
        here.emplace_back("replicate", std::to_string(replicate));
        sums.push_back(sum_of(panel, variable, here));
    }
    return sums;
}

/// A mean over replicates, and its standard error.
struct Estimate {
    double mean = 0, error = 0;
};
inline Estimate estimate(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / (n - 1) / n)};
}
/// Of one minus other, replicate by replicate: the same people and the same luck.
inline Estimate paired_difference(const std::vector<double>& one, const std::vector<double>& other) {
    std::vector<double> differences;
    for (std::size_t r = 0; r < one.size(); ++r) differences.push_back(one[r] - other[r]);
    return estimate(differences);
}

}  // namespace musubi::knowledge_cluster::testing
