#include "sim/sweep/work/run_point.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <functional>
#include <new>

#include "musubi/missing.hpp"
#include "sim/experiment/designs/simulate_quantities.hpp"
#include "sim/io/scenario_file.hpp"

namespace musubi {
namespace {

/// The number of a level of the scenario or of luck at a point; 0 if neither is varied.
std::size_t level_at_point(const Sweep& sweep, std::span<const double> point, const char* name) {
    for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
        if (sweep.factors[f].name != name || std::isnan(point[f])) continue;
        const auto& levels = std::get<Levels>(sweep.factors[f].spread);
        const Value value = value_at(sweep.factors[f].spread, point[f]);
        if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<std::size_t>(*number);
        for (std::size_t level = 0; level < levels.values.size(); ++level)
            if (levels.values[level] == value) return level;
    }
    return 0;
}

/// Where luck is varied, each level has replicates of its own, however many there will be.
std::uint64_t luck_at(const Sweep& sweep, std::span<const double> point, std::uint64_t replicate) {
    return (static_cast<std::uint64_t>(level_at_point(sweep, point, luck_factor)) << 32U) + replicate;
}

std::vector<Quantity> quantities_of(const Sweep& sweep) {
    std::vector<Quantity> quantities;
    for (const SweepOutput& output : sweep.outputs) quantities.push_back(output.quantity);
    return quantities;
}

/// Says which outputs are not numbers, if any.
void judge(const Sweep& sweep, RunOutcome& outcome) {
    std::vector<std::string> without;
    for (std::size_t i = 0; i < outcome.outputs.size(); ++i)
        if (!std::isfinite(outcome.outputs[i])) without.push_back(sweep.outputs[i].name);
    outcome.status = without.empty() ? RunStatus::done : RunStatus::not_a_number;
    if (!without.empty()) outcome.message = fmt::format("no number of {}", fmt::join(without, ", "));
}

/// What is kept of a run; nothing, and why, if the model refuses the scenario.
std::optional<std::vector<double>> outputs_of(const Sweep& sweep, const std::vector<Scenario>& scenarios,
                                              const Replicate& luck, const Workers& workers,
                                              Problems& problems) {
    const std::vector<Quantity> quantities = quantities_of(sweep);
    if (!sweep.difference)
        return simulate_quantities(*sweep.model, scenarios.front(), quantities, luck, workers, problems);
    const auto both = simulate_both_quantities(*sweep.model, scenarios[0], scenarios[1], quantities, luck,
                                               workers, problems);
    if (!both) return std::nullopt;
    auto [base, changed] = *both;
    std::transform(changed.begin(), changed.end(), base.begin(), changed.begin(), std::minus<>());
    return changed;
}

RunOutcome run_or_throw(const SweepPlan& plan, std::size_t point, std::uint64_t replicate,
                        const Workers& workers) {
    const Sweep& sweep = plan.sweep;
    const Replicate luck{sweep.seed, luck_at(sweep, plan.point(point), replicate)};
    Problems problems;
    const auto given = outputs_of(sweep, scenarios_at(sweep, plan.point(point)), luck, workers, problems);
    if (!given)
        return {RunStatus::refused, std::vector<double>(sweep.outputs.size(), missing),
                format_problem(problems.items().front())};
    RunOutcome outcome;
    outcome.outputs = *given;
    judge(sweep, outcome);
    return outcome;
}

}  // namespace

std::vector<Scenario> scenarios_at(const Sweep& sweep, std::span<const double> point) {
    std::vector<Scenario> scenarios;
    if (sweep.difference)
        scenarios = sweep.scenarios;
    else
        scenarios.push_back(sweep.scenarios[level_at_point(sweep, point, scenario_factor)]);
    for (Scenario& scenario : scenarios)
        for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
            const auto setting = scenario.settings.find(sweep.factors[f].name);
            if (setting != scenario.settings.end() && !std::isnan(point[f]))
                setting->second.value = value_at(sweep.factors[f].spread, point[f]);
        }
    return scenarios;
}

RunOutcome run_point(const SweepPlan& plan, std::size_t point, std::uint64_t replicate,
                     const Workers& workers) {
    const auto failed = [&](const char* why) {
        return RunOutcome{RunStatus::failed, std::vector<double>(plan.sweep.outputs.size(), missing), why};
    };
    try {
        return run_or_throw(plan, point, replicate, workers);
    } catch (const std::bad_alloc&) {
        return failed("not enough memory");
    } catch (const std::exception& fault) {
        return failed(fault.what());
    }
}

}  // namespace musubi
