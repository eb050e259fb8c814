#include "models/knowledge_cluster/world/budget_lever.hpp"

#include <gtest/gtest.h>

#include "tests/knowledge_cluster/random_world.hpp"

namespace musubi::knowledge_cluster::testing {
namespace {

ThousandYen budget_in(const Scenario& scenario, int year) {
    return world_of(scenario)->national_budget.at(FiscalYear{year});
}

TEST(BudgetLever, SetsEveryYearFromOneOnAndLeavesThoseBefore) {
    const Scenario before = small_scenario({{"population.scale", 1.0}, {"budget.factor", 0.5}});
    Scenario after = before;
    yearly_budget().set(after, 6900.5, 2004);
    for (const int year : {2004, 2005, 2006}) EXPECT_EQ(budget_in(after, year), 6'900'500) << year;
    for (const int year : {2002, 2003}) EXPECT_EQ(budget_in(after, year), budget_in(before, year)) << year;
    EXPECT_GT(budget_in(before, 2002), 0);
    EXPECT_EQ(std::get<double>(after.settings.at("budget.factor").value), 1.0);
}

TEST(BudgetLever, WithoutATableChangesNothing) {
    Scenario scenario = small_scenario({});
    scenario.tables.erase("budget.table");
    yearly_budget().set(scenario, 1000, 2002);
    EXPECT_EQ(scenario.tables.count("budget.table"), 0U);
    EXPECT_EQ(std::get<double>(scenario.settings.at("budget.factor").value), 1.0);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
