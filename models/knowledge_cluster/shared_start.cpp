#include "models/knowledge_cluster/shared_start.hpp"

#include <algorithm>

namespace musubi::knowledge_cluster {
namespace {

/// But for the national budgets, and for what says where they stand.
bool alike(const World& one, World other) {
    other.national_budget = one.national_budget;
    other.parameters.budget.table = one.parameters.budget.table;
    other.parameters.budget.column = one.parameters.budget.column;
    other.parameters.budget.factor = one.parameters.budget.factor;
    return other == one;
}

}  // namespace

Month first_month(const World& world) {
    return Month::opening(trend_start + -static_cast<std::int32_t>(world.parameters.time.burn_in_years));
}

Month shared_until(const World& one, const World& other) {
    if (!alike(one, other)) return first_month(one);
    const auto &budgets = one.national_budget, &others = other.national_budget;
    const auto [here, there] = std::mismatch(budgets.begin(), budgets.end(), others.begin(), others.end());
    FiscalYear year = one.last_year() + 1;
    if (here != budgets.end()) year = std::min(year, here->first);
    if (there != others.end()) year = std::min(year, there->first);
    return Month::opening(year);
}

}  // namespace musubi::knowledge_cluster
