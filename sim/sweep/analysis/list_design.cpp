#include "sim/sweep/analysis/list_design.hpp"

#include <algorithm>
#include <utility>

#include "sim/sweep/analysis/chosen_points.hpp"

namespace musubi {
namespace {

void put_in_order(SweepPlan& plan, const std::vector<std::size_t>& order) {
    const std::size_t width = plan.sweep.factors.size();
    const std::vector<double> before = std::exchange(plan.places, {});
    for (const std::size_t p : order) {
        const auto begin = before.begin() + static_cast<std::ptrdiff_t>(p * width);
        plan.places.insert(plan.places.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
    }
}

}  // namespace

PointLayout layout_of_list(const SweepPlan& plan) {
    const std::size_t width = plan.sweep.factors.size();
    std::vector<std::vector<double>> columns(width);
    for (std::size_t i = 0; i < plan.places.size(); ++i) columns[i % width].push_back(plan.places[i]);
    return layout_of(columns);
}

AsLaidOut as_laid_out(const Panel& merged, SweepPlan plan) {
    AsLaidOut found{std::move(plan), std::nullopt};
    Design& design = found.plan.sweep.design;
    if (design.kind != Design::Kind::list) return found;
    const PointLayout layout = layout_of_list(found.plan);
    if (layout.kind == PointLayout::Kind::factorial) design.kind = Design::Kind::factorial;
    if (layout.kind != PointLayout::Kind::saltelli) return found;
    if (!std::is_sorted(layout.order.begin(), layout.order.end())) {
        found.reordered = chosen_points(merged, found.plan, layout.order);
        put_in_order(found.plan, layout.order);
    }
    design.kind = Design::Kind::saltelli;
    design.second_order = layout.second_order;
    return found;
}

}  // namespace musubi
