#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_year.hpp"

// A programme that does not begin in April: the first year's posts, administration and calls.
namespace musubi::knowledge_cluster::testing {
namespace {

/// A town whose programme begins in July, with ten coordinators' money.
Little july_town() {
    Scenario scenario = little_scenario();
    scenario.tables["tables.regions"] = table_of_text(
        "id,name_en,name_ja,fields,wide_area,first_trial_fy,first_full_fy,latitude,longitude,"
        "size_class,start_month\nAAA,,,IT,,,2002,35,135,small,7\n",
        "regions.csv");
    scenario.tables["budget.table"] = flat_budget("900");
    return Little(scenario);
}

TEST(StartMonth, PostsAndAdministrationArePaidFromThereOnInTheFirstYear) {
    Little l = july_town();
    april(l, 2002);
    const Posts& coordinators = l.hq("AAA").coordinators;
    EXPECT_EQ(coordinators.bought, 90) << "90 million buy 90 months of 12 million a year";
    EXPECT_EQ(coordinators.at_work(3), 0);
    EXPECT_EQ(coordinators.at_work(4), 10);
    EXPECT_EQ(coordinators.at_work(12), 10);
    EXPECT_EQ(l.s.programme.rosters[0].size(), 10U);
    pay_months(l, fy2002, 1, 3);
    EXPECT_EQ(account_of(l, Line::coordination).spent, 0);
    EXPECT_EQ(account_of(l, Line::administration).spent, 0);
    pay_months(l, fy2002, 4, 4);
    EXPECT_EQ(account_of(l, Line::coordination).spent, 10'000);
    EXPECT_EQ(account_of(l, Line::administration).spent, 10'000) << "a ninth of 90 million";
    pay_months(l, fy2002, 5, 12);
    EXPECT_EQ(account_of(l, Line::coordination).spent, 90'000);
    EXPECT_EQ(account_of(l, Line::administration).spent, 90'000);
    march(l, fy2002);
    april(l, 2003);
    EXPECT_EQ(l.hq("AAA").coordinators.at_work(1), 7) << "90 months over a whole year";
}

TEST(StartMonth, TheFirstCallOpensWithTheProgramme) {
    Little l = july_town();
    april(l, 2002);
    for (int month = 0; month < 3; ++month) {
        act(l, "calls", april_2002 + month);
        EXPECT_FALSE(l.hq("AAA").call_is_open(april_2002 + month)) << month;
    }
    act(l, "calls", april_2002 + 3);
    EXPECT_TRUE(l.hq("AAA").call_is_open(april_2002 + 3)) << "July, though calls open in April and October";
    march(l, fy2002);
    april(l, 2003);
    act(l, "calls", april_2003);
    EXPECT_TRUE(l.hq("AAA").call_is_open(april_2003));
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
