#include "sim/experiment/calibration/point_runs.hpp"

#include <stdexcept>
#include <utility>

#include "musubi/missing.hpp"
#include "sim/experiment/designs/simulate_quantities.hpp"

namespace musubi {
namespace {

constexpr std::size_t output_variable = 0, parameter_variable = 1;

Panel layout_of(const PointRuns& runs) {
    Dimension outputs{"output", "number that is kept of a run", {}, {}};
    for (const Target& target : runs.targets) outputs.labels.push_back(target.name);
    Dimension parameters{"parameter", "parameter that is varied", {}, {}};
    for (const Factor& factor : runs.factors) parameters.labels.push_back(factor.name);
    // No variable may have the name of its dimension, or xarray takes it for the labels.
    Panel panel;
    panel.variables.push_back({.group = "/runs",
                               .name = "result",
                               .units = "1",
                               .long_name = "outputs of a run",
                               .dimensions = {"output"},
                               .numbers = std::vector<double>(outputs.size(), missing),
                               .has_missing = true});
    panel.variables.push_back({.group = "/runs",
                               .name = "value",
                               .units = "1",
                               .long_name = "values of the varied parameters in a run",
                               .dimensions = {"parameter"},
                               .numbers = std::vector<double>(parameters.size())});
    panel.dimensions = {std::move(outputs), std::move(parameters)};
    return panel;
}

/// What one run gives of the targets; nothing if the model refuses the scenario.
std::vector<double> outputs_of(const PointRuns& runs, const Scenario& scenario, const Replicate& replicate,
                               const Workers& workers) {
    std::vector<Quantity> quantities;
    for (const Target& target : runs.targets) quantities.push_back(target.quantity);
    Problems problems;
    return simulate_quantities(runs.model, scenario, quantities, replicate, workers, problems)
        .value_or(std::vector<double>());
}

std::vector<double> values_at(const std::vector<Factor>& factors, const Point& point) {
    std::vector<double> values;
    for (std::size_t f = 0; f < factors.size(); ++f) values.push_back(value_at(factors[f], point[f]));
    return values;
}

}  // namespace

PreparedModel prepare_point_runs(const PointRuns& runs, const std::vector<Point>& points,
                                 std::uint64_t first_run) {
    Problems problems;
    const auto usual = runs.model.prepare(runs.scenario, problems);
    if (!usual) throw std::invalid_argument("the scenario of a design has problems");
    return {.layout = layout_of(runs),
            .agent_months = usual->agent_months,
            .agents = usual->agents,
            .summary = {},
            .simulate = [&runs, &points, first_run](const Replicate& replicate, const Workers& workers,
                                                    PanelSlice& results) {
                const std::size_t point = (replicate.number - first_run) / runs.runs_per_point;
                const std::vector<double> values = values_at(runs.factors, points[point]);
                const std::vector<double> outputs =
                    outputs_of(runs, with_values(runs.scenario, runs.factors, values), replicate, workers);
                std::copy(outputs.begin(), outputs.end(), results.of<double>(output_variable).begin());
                std::copy(values.begin(), values.end(), results.of<double>(parameter_variable).begin());
            }};
}

std::vector<Runs> runs_in(const Panel& results, const PointRuns& runs, const std::vector<Point>& points) {
    const auto& outputs = std::get<std::vector<double>>(results.variables[output_variable].numbers);
    const std::size_t each = runs.targets.size();
    std::vector<Runs> all;
    auto next = outputs.begin();
    for (const Point& point : points) {
        Runs here{point, {}};
        for (std::size_t r = 0; r < runs.runs_per_point; ++r, next += static_cast<std::ptrdiff_t>(each))
            here.outputs.emplace_back(next, next + static_cast<std::ptrdiff_t>(each));
        all.push_back(std::move(here));
    }
    return all;
}

Panel replicates_between(const Panel& panel, std::uint64_t first, std::uint64_t count) {
    Panel some = panel;
    const auto& numbers = panel.dimensions.front().numbers;
    some.dimensions.front().numbers.clear();
    for (Variable& variable : some.variables) std::get<std::vector<double>>(variable.numbers).clear();
    for (std::size_t r = 0; r < numbers.size(); ++r) {
        const auto number = static_cast<std::uint64_t>(numbers[r]);
        if (number < first || number >= first + count) continue;
        some.dimensions.front().numbers.push_back(numbers[r]);
        for (std::size_t v = 0; v < panel.variables.size(); ++v) {
            const auto& all = std::get<std::vector<double>>(panel.variables[v].numbers);
            const auto each = static_cast<std::ptrdiff_t>(all.size() / numbers.size());
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(r) * each;
            auto& kept = std::get<std::vector<double>>(some.variables[v].numbers);
            kept.insert(kept.end(), begin, begin + each);
        }
    }
    return some;
}

void append_replicates(Panel& panel, const Panel& more) {
    if (panel.variables.empty()) {
        panel = more;
        return;
    }
    auto& numbers = panel.dimensions.front().numbers;
    numbers.insert(numbers.end(), more.dimensions.front().numbers.begin(),
                   more.dimensions.front().numbers.end());
    for (std::size_t v = 0; v < panel.variables.size(); ++v) {
        auto& all = std::get<std::vector<double>>(panel.variables[v].numbers);
        const auto& added = std::get<std::vector<double>>(more.variables[v].numbers);
        all.insert(all.end(), added.begin(), added.end());
    }
}

}  // namespace musubi
