#include "sim/sweep/analysis/chosen_points.hpp"

#include <cstdint>
#include <utility>

namespace musubi {
namespace {

/// The numbers of those points: of a variable by replicate and point, or by point alone.
template <class Number>
Variable chosen(const Variable& variable, std::size_t replicates, std::size_t all,
                const std::vector<std::size_t>& points) {
    const auto& numbers = std::get<std::vector<Number>>(variable.numbers);
    const std::size_t a_point = numbers.size() / (replicates * all);
    std::vector<Number> taken;
    taken.reserve(replicates * points.size() * a_point);
    for (std::size_t r = 0; r < replicates; ++r)
        for (const std::size_t p : points) {
            const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>((r * all + p) * a_point);
            taken.insert(taken.end(), begin, begin + static_cast<std::ptrdiff_t>(a_point));
        }
    return {.group = variable.group,
            .name = variable.name,
            .units = variable.units,
            .long_name = variable.long_name,
            .dimensions = variable.dimensions,
            .numbers = std::move(taken)};
}

}  // namespace

Panel chosen_points(const Panel& results, const SweepPlan& plan, const std::vector<std::size_t>& points) {
    const std::size_t replicates = plan.sweep.replicates, all = plan.points();
    Panel some;
    some.variables = {chosen<double>(results.variable("result"), replicates, all, points),
                      chosen<std::int8_t>(results.variable("status"), replicates, all, points),
                      chosen<double>(results.variable("value"), 1, all, points)};
    return some;
}

}  // namespace musubi
