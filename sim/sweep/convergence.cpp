#include "sim/sweep/convergence.hpp"

#include <cmath>
#include <iterator>

namespace musubi {
namespace {

constexpr std::size_t fewest_blocks = 4;

SweepPlan first_points(const SweepPlan& plan, std::size_t points) {
    SweepPlan first = plan;
    first.places.resize(points * plan.sweep.factors.size());
    first.borders = {points};
    return first;
}

/// The numbers of the first points: those of a variable by replicate and point, or by point alone.
template <class Number>
Variable first_points(const Variable& variable, std::size_t replicates, std::size_t all, std::size_t points) {
    const auto& numbers = std::get<std::vector<Number>>(variable.numbers);
    const std::size_t a_point = numbers.size() / (replicates * all);
    std::vector<Number> first;
    first.reserve(replicates * points * a_point);
    for (std::size_t r = 0; r < replicates; ++r) {
        const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>(r * all * a_point);
        first.insert(first.end(), begin, begin + static_cast<std::ptrdiff_t>(points * a_point));
    }
    return {.group = variable.group,
            .name = variable.name,
            .units = variable.units,
            .long_name = variable.long_name,
            .dimensions = variable.dimensions,
            .numbers = std::move(first)};
}

/// What an analysis reads of the results.
Panel first_points(const Panel& results, const SweepPlan& plan, std::size_t points) {
    const std::size_t replicates = plan.sweep.replicates, all = plan.points();
    Panel first;
    first.variables = {first_points<double>(results.variable("result"), replicates, all, points),
                       first_points<std::int8_t>(results.variable("status"), replicates, all, points),
                       first_points<double>(results.variable("value"), 1, all, points)};
    return first;
}

}  // namespace

std::vector<MeasuredAt> convergence(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked) {
    if (!can_be_extended(plan.sweep.design.kind)) return {};
    const std::size_t block = points_a_block(plan.sweep.design, plan.sweep.factors);
    const OrderingMeasure by = ordering_measure(plan.sweep.design.kind);
    AnalysisPlan once = asked;
    once.estimators = {by.estimator};
    std::vector<MeasuredAt> found;
    for (std::size_t blocks = plan.points() / block; blocks >= fewest_blocks; blocks /= 2) {
        Problems none;
        const SweepPlan first = first_points(plan, blocks * block);
        std::vector<MeasuredAt> now;
        for (Measured& one : analyse(first_points(results, plan, first.points()), first, once, none).measured)
            if (one.measure == by.measure && !std::isnan(one.value.value))
                now.push_back({blocks, first.points(), std::move(one)});
        found.insert(found.begin(), std::make_move_iterator(now.begin()), std::make_move_iterator(now.end()));
    }
    return found;
}

}  // namespace musubi
