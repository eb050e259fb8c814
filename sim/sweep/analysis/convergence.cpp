#include "sim/sweep/analysis/convergence.hpp"

#include <cmath>
#include <iterator>
#include <numeric>

#include "sim/sweep/analysis/chosen_points.hpp"

namespace musubi {
namespace {

constexpr std::size_t fewest_blocks = 4;

SweepPlan first_points(const SweepPlan& plan, std::size_t points) {
    SweepPlan first = plan;
    first.places.resize(points * plan.sweep.factors.size());
    first.borders.assign(1, points);
    return first;
}

}  // namespace

std::vector<MeasuredAt> convergence(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked) {
    if (!can_be_extended(plan.sweep.design.kind)) return {};
    const std::size_t block = points_per_block(plan.sweep.design, plan.sweep.factors);
    const OrderingMeasure by = ordering_measure(plan.sweep.design.kind);
    AnalysisPlan once = asked;
    once.estimators = {by.estimator};
    std::vector<MeasuredAt> found;
    for (std::size_t blocks = plan.points() / block; blocks >= fewest_blocks; blocks /= 2) {
        Problems none;
        const SweepPlan first = first_points(plan, blocks * block);
        std::vector<std::size_t> these(first.points());
        std::iota(these.begin(), these.end(), std::size_t{0});
        std::vector<MeasuredAt> now;
        for (SweepEstimate& one : analyse(chosen_points(results, plan, these), first, once, none).measured)
            if (one.measure == by.measure && !std::isnan(one.value.value))
                now.push_back({blocks, first.points(), std::move(one)});
        found.insert(found.begin(), std::make_move_iterator(now.begin()), std::make_move_iterator(now.end()));
    }
    return found;
}

}  // namespace musubi
