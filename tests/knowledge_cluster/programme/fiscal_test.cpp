#include "models/knowledge_cluster/programme/fiscal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "models/knowledge_cluster/programme/commitments.hpp"
#include "tests/knowledge_cluster/little_year.hpp"

// Phase 1: grants become lines, lines buy posts and pay projects, and the year is closed.
namespace musubi::knowledge_cluster::testing {
namespace {

Scenario with_budget(Scenario scenario, const std::string& million_yen) {
    scenario.tables["budget.table"] = flat_budget(million_yen);
    return scenario;
}

/// One full region with this grant a year, a group and two firms.
struct FundedTown : Little {
    AgentId group, firm, other_firm;
    explicit FundedTown(const std::string& grant_million, const Overrides& overrides = {})
        : Little(with_budget(little_scenario(one_region, overrides), grant_million)) {
        group = add_group(*this, add_institution(*this, "AAA"), {.slots = 4});
        firm = add_firm(*this, "AAA", {.slots = 4});
        other_firm = add_firm(*this, "AAA", {.slots = 4});
    }
    ProjectId programme_project(double yearly_million, Month start, int months) {
        return add_project(*this, {.members = {group, firm},
                                   .sponsor = Sponsor::programme,
                                   .yearly_million = yearly_million,
                                   .start = start,
                                   .end = start + months});
    }
};

TEST(FiscalYear, AGrantIsSplitIntoItsLinesAndMatchedByLocalMoney) {
    FundedTown town("475");
    april(town, 2002);
    EXPECT_EQ(account_of(town, Line::research).granted, 308'750);       // 65 %
    EXPECT_EQ(account_of(town, Line::coordination).granted, 47'500);    // 10 %
    EXPECT_EQ(account_of(town, Line::ip).granted, 28'500);              // 6 %
    EXPECT_EQ(account_of(town, Line::centres).granted, 42'750);         // 9 %
    EXPECT_EQ(account_of(town, Line::administration).granted, 47'500);  // 10 %
    EXPECT_EQ(account_of(town, Line::matching).granted, 47'500);        // 10 % more, beside the grant
    EXPECT_EQ(research_money(town.hq("AAA")), 356'250);
    EXPECT_EQ(town.hq("AAA").record.granted, 475'000);
}

TEST(FiscalYear, LinesOfAnOddGrantSumToIt) {
    FundedTown town("0.007");
    april(town, 2002);  // 7 thousand yen: 4.55, 0.70, 0.42, 0.63, 0.70
    const auto& accounts = town.hq("AAA").ledger.accounts();
    std::vector<ThousandYen> granted;
    for (std::size_t line = 0; line < grant_line_count; ++line) granted.push_back(accounts[line].granted);
    EXPECT_EQ(granted, (std::vector<ThousandYen>{4, 1, 0, 1, 1}));
}

TEST(FiscalYear, ARegionMayHaveLineSharesOfItsOwn) {
    Scenario scenario = with_budget(little_scenario(), "100");
    scenario.tables["tables.regions"] =
        table_of_text(region_header.substr(0, region_header.size() - 1) +
                          ",line_research,line_coordination,line_ip,line_centres,line_administration\n"
                          "AAA,,,IT,,,2002,35,135,small,0.5,0.3,0.1,0.1,0\n",
                      "regions.csv");
    Little l(scenario);
    april(l, 2002);
    EXPECT_EQ(account_of(l, Line::research).granted, 50'000);
    EXPECT_EQ(account_of(l, Line::coordination).granted, 30'000);
    EXPECT_EQ(account_of(l, Line::administration).granted, 0);
}

TEST(FiscalYear, APlanEndsAfterFiveFullYears) {
    FundedTown town("100");
    for (int year = 2002; year <= 2006; ++year) {
        april(town, year);
        EXPECT_EQ(town.hq("AAA").grant, 100'000) << year;
        EXPECT_EQ(town.hq("AAA").state, ProgrammeState::full) << year;
    }
    april(town, 2007);
    EXPECT_EQ(town.hq("AAA").state, ProgrammeState::completed);
    EXPECT_EQ(town.hq("AAA").grant, 0);
    EXPECT_EQ(town.s.programme.undistributed, 100'000);
}

TEST(FiscalYear, APlanIsAsLongAsTheScenarioSays) {
    FundedTown town("100", {{"promotion.plan_years", std::int64_t{3}}});
    for (int year = 2002; year <= 2004; ++year) {
        april(town, year);
        EXPECT_EQ(town.hq("AAA").state, ProgrammeState::full) << year;
        EXPECT_EQ(end_of_plan(*town.world, town.hq("AAA"), Month::opening({year})), Month::opening({2005}));
    }
    april(town, 2005);
    EXPECT_EQ(town.hq("AAA").state, ProgrammeState::completed);
}

TEST(FiscalYear, ATrialYearIsNoYearOfThePlan) {
    Little l(with_budget(little_scenario("AAA,,,IT,,2002,2003,35,135,small\n"), "100"));
    april(l, 2002);
    EXPECT_EQ(l.hq("AAA").grant, 50'000);
    for (int year = 2003; year <= 2007; ++year) {
        april(l, year);
        EXPECT_EQ(l.hq("AAA").grant, 100'000) << year;
    }
    april(l, 2008);
    EXPECT_EQ(l.hq("AAA").state, ProgrammeState::completed);
}

TEST(FiscalYear, ABudgetOfZeroPaysForNothing) {
    FundedTown town("0");
    april(town, 2002);
    EXPECT_EQ(town.hq("AAA").state, ProgrammeState::full) << "by the calendar";
    EXPECT_FALSE(town.hq("AAA").is_funded());
    EXPECT_TRUE(town.s.programme.rosters[0].empty());
}

TEST(FiscalYear, BeforeTheProgrammeOnlyTheEconomyGrows) {
    FundedTown town("100");
    april(town, 1998);
    EXPECT_EQ(town.s.growth, 1);
    april(town, 1999);
    EXPECT_DOUBLE_EQ(town.s.growth, 1.25);  // 25 % in its first year
    april(town, 2000);
    EXPECT_DOUBLE_EQ(town.s.growth, 1.25 * (1 + 0.25 * 0.85));  // and 85 % of that a year later
    EXPECT_EQ(town.s.programme.national_budget, 0);
    EXPECT_FALSE(town.hq("AAA").is_funded());
}

TEST(Posts, AreBoughtInWholeMonths) {
    FundedTown town("100");
    april(town,
          2002);  // 10 million for coordinators of 12 million, 6 for advisers of 10, 9 for centres of 10
    EXPECT_EQ(town.hq("AAA").coordinators.bought, 10);
    EXPECT_EQ(town.hq("AAA").advisers.bought, 7);
    EXPECT_EQ(town.hq("AAA").centres.bought, 10);
}

TEST(Posts, ASmallLineBuysAPart) {
    FundedTown town("35");
    april(town, 2002);  // 3.5 million: three months of a coordinator of 12 million
    const Posts& coordinators = town.hq("AAA").coordinators;
    EXPECT_EQ(coordinators.bought, 3);
    std::vector<std::int64_t> at_work;
    for (int k = 1; k <= 12; ++k) at_work.push_back(coordinators.at_work(k));
    EXPECT_EQ(at_work, (std::vector<std::int64_t>{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}));
    EXPECT_EQ(town.s.programme.rosters[0].size(), 1U);

    pay_months(town, fy2002);
    EXPECT_EQ(account_of(town, Line::coordination).spent, 3'000);
    march(town, fy2002);
    EXPECT_EQ(account_of(town, Line::coordination).returned, 500) << "half a month cannot be bought";
}

TEST(Posts, SpreadOverTheYearAndCostWhatTheirMonthsCost) {
    for (const std::int64_t bought : {0, 1, 5, 12, 17, 30, 143}) {
        const Posts posts{bought, 10'001};
        std::int64_t months = 0;
        ThousandYen cost = 0;
        for (int k = 1; k <= 12; ++k) {
            EXPECT_GE(posts.at_work(k), bought / 12);
            EXPECT_LE(posts.at_work(k), (bought + 11) / 12);
            months += posts.at_work(k);
            cost += posts.cost(k);
        }
        EXPECT_EQ(months, bought);
        EXPECT_EQ(cost, bought * 10'001 / 12);
    }
}

TEST(Posts, TheRosterHoldsAsManyAsWorkInTheBusiestMonth) {
    FundedTown town("300");
    april(town, 2002);  // 30 million: 30 months, so two or three at work
    ASSERT_EQ(town.hq("AAA").coordinators.bought, 30);
    EXPECT_EQ(town.s.programme.rosters[0].size(), 3U);
    april(town, 2003);
    EXPECT_EQ(town.s.programme.coordinators.size(), 3U) << "the same people, not new ones";
}

TEST(Payment, EachProjectIsPaidByTheMonth) {
    FundedTown town("1000");
    town.programme_project(0.1, april_2002, 12);  // 100 thousand a year: 8, 8, 9, …
    april(town, 2002);
    pay_months(town, fy2002, 1, 3);
    EXPECT_EQ(account_of(town, Line::research).spent, 25);
    pay_months(town, fy2002, 4, 12);
    EXPECT_EQ(account_of(town, Line::research).spent, 100);
}

TEST(Payment, BeginsWithTheProjectAndEndsWithIt) {
    FundedTown town("1000");
    town.programme_project(12, april_2002 + 3, 6);
    april(town, 2002);
    pay_months(town, fy2002, 1, 3);
    EXPECT_EQ(account_of(town, Line::research).spent, 0);
    pay_months(town, fy2002, 4, 12);
    EXPECT_EQ(account_of(town, Line::research).spent, 6'000);
}

TEST(Payment, TakesMatchingMoneyWhereTheResearchLineIsEmpty) {
    FundedTown town("100");  // 65 million of research, 10 of matching
    town.programme_project(70, april_2002, 12);
    april(town, 2002);
    pay_months(town, fy2002);
    EXPECT_EQ(account_of(town, Line::research).spent, 65'000);
    EXPECT_EQ(account_of(town, Line::matching).spent, 5'000);
}

TEST(Payment, OwnMoneyProjectsCostTheHeadquartersNothing) {
    FundedTown town("100");
    add_project(town, {.members = {town.group, town.firm}});
    april(town, 2002);
    pay_months(town, fy2002);
    EXPECT_EQ(account_of(town, Line::research).spent, 0);
}

TEST(Commitments, AreTheCostOfAProjectYearByYear) {
    // 35 million a year for 36 months from June 2002: 10 months, 12, 12 and 2, in whole thousand yen.
    const Month start = april_2002 + 2, end = start + 36;
    EXPECT_EQ(cost_in({2001}, 35'000, start, end), 0);
    EXPECT_EQ(cost_in({2002}, 35'000, start, end), 29'166);
    EXPECT_EQ(cost_in({2003}, 35'000, start, end), 35'000);
    EXPECT_EQ(cost_in({2004}, 35'000, start, end), 35'000);
    EXPECT_EQ(cost_in({2005}, 35'000, start, end), 5'834);
    EXPECT_EQ(cost_in({2006}, 35'000, start, end), 0);

    FundedTown town("100");
    town.programme_project(35, start, 36);
    town.programme_project(10, april_2003, 12);
    Commitments committed(town.s.projects, town.hq("AAA"), {2002});
    EXPECT_EQ(committed.in({2002}), 29'166);
    EXPECT_EQ(committed.in({2003}), 45'000);
    EXPECT_EQ(Commitments(town.s.projects, town.hq("AAA"), {2005}).in({2005}), 5'834);
    EXPECT_EQ(committed.in({2020}), 0);
    // A year's 12 million from January 2003 on: 3 months and 9.
    committed.add(12'000, april_2002 + 9, april_2003 + 9);
    EXPECT_EQ(committed.in({2002}), 29'166 + 3'000);
    EXPECT_EQ(committed.in({2003}), 45'000 + 9'000);
}

TEST(Cut, ScalesRunningProjectsAlike) {
    FundedTown town("40");  // 26 million of research and 4 of matching: half of the 60 that is due
    const auto large = town.programme_project(48, april_2002, 24);
    const auto small = town.programme_project(12, april_2002, 24);
    april(town, 2002);
    act(town, "payments", april_2002);
    EXPECT_EQ(account_of(town, Line::research).spent, 2'000 + 500) << "half of 4,000 and of 1,000";
    pay_months(town, fy2002, 2, 12);
    EXPECT_EQ(account_of(town, Line::research).spent, 26'000);
    EXPECT_EQ(account_of(town, Line::matching).spent, 4'000);
    EXPECT_FLOAT_EQ(town.s.projects.row[large].money_factor,
                    static_cast<float>(effect_of_money(town.p(), 24'000)));
    EXPECT_FLOAT_EQ(town.s.projects.row[small].money_factor,
                    static_cast<float>(effect_of_money(town.p(), 6'000)));
}

TEST(Cut, IsOverWhenTheMoneyIsBack) {
    Scenario scenario = little_scenario();
    std::string budget = "fiscal_year,as_realised\n2002,40\n";
    for (const char* year : {"2003", "2004", "2005", "2006"}) budget += std::string(year) + ",400\n";
    scenario.tables["budget.table"] = table_of_text(budget, "budget.csv");
    Little l(scenario);
    const auto group = add_group(l, add_institution(l, "AAA")), firm = add_firm(l, "AAA");
    const auto project = add_project(l, {.members = {group, firm},
                                         .sponsor = Sponsor::programme,
                                         .yearly_million = 60,
                                         .end = april_2002 + 36});
    april(l, 2002);
    EXPECT_FLOAT_EQ(l.s.projects.row[project].money_factor,
                    static_cast<float>(effect_of_money(l.p(), 30'000)));
    april(l, 2003);
    EXPECT_FLOAT_EQ(l.s.projects.row[project].money_factor,
                    static_cast<float>(effect_of_money(l.p(), 60'000)));
    pay_months(l, fy2003);
    EXPECT_EQ(account_of(l, Line::research).spent, 60'000);
}

TEST(Cut, ToNothingPaysNothing) {
    FundedTown town("40", {{"budget.research", 0.0}, {"budget.ip", 0.71}, {"budget.matching", 0.0}});
    const auto project = town.programme_project(12, april_2002, 12);
    april(town, 2002);
    pay_months(town, fy2002);
    EXPECT_EQ(account_of(town, Line::research).spent, 0);
    EXPECT_EQ(town.s.projects.row[project].money_factor, 0);
}

TEST(YearEnd, ProjectsOfAStoppedRegionEndWithTheYear) {
    FundedTown town("100");
    const auto project = town.programme_project(12, april_2002, 36);
    const auto own = add_project(town, {.members = {town.group, town.firm}, .end = april_2002 + 36});
    april(town, 2002);
    town.hq("AAA").chosen_to_stop = true;
    march(town, fy2002);
    EXPECT_EQ(town.s.projects.row[project].end, april_2003);
    EXPECT_EQ(town.s.projects.row[own].end, april_2002 + 36) << "own money goes on";
    april(town, 2003);
    EXPECT_EQ(town.hq("AAA").state, ProgrammeState::stopped);
    EXPECT_EQ(town.hq("AAA").grant, 0);
    april(town, 2004);
    EXPECT_EQ(town.hq("AAA").state, ProgrammeState::stopped) << "for good";
}

TEST(YearEnd, EveryLineOfEveryYearBalances) {
    FundedTown town("100", {{"budget.carry_over", 0.3}});
    town.programme_project(35, april_2002 + 5, 20);
    ThousandYen carried = 0;
    for (FiscalYear year = fy2002; year.value <= 2004; year = year + 1) {
        april(town, year.value);
        EXPECT_EQ(account_of(town, Line::research).carried_in, carried);
        pay_months(town, year);
        march(town, year);
        ThousandYen granted = 0;
        for (std::size_t line = 0; line < line_count; ++line) {
            const Account& account = town.hq("AAA").ledger.accounts()[line];
            EXPECT_TRUE(account.balanced()) << line_names[line] << ' ' << year.value;
            if (line < grant_line_count) granted += account.granted;
        }
        EXPECT_EQ(granted + town.s.programme.undistributed, town.s.programme.national_budget);
        carried = account_of(town, Line::research).carried_out;
    }
    // FY2002 pays ⌊35000·7/12⌋ = 20,416 of 65,000; 30 % of the 44,584 left are carried into FY2003. That
    // pays ⌊35000·19/12⌋ − 20,416 = 35,000 of 78,375; 30 % of 43,375 are carried. FY2004 pays the last month,
    // 58,333 − 55,416, of 78,012.
    EXPECT_EQ(account_of(town, Line::research).carried_in, 13'012);
    EXPECT_EQ(account_of(town, Line::research).spent, 2'917);
    EXPECT_EQ(account_of(town, Line::research).carried_out, 22'528);
}

TEST(Plan, EndsFiveYearsAfterARegionBecameFull) {
    FundedTown town("100");
    Headquarters& hq = town.hq("AAA");
    hq.state = ProgrammeState::full;
    hq.full_since = fy2003;
    EXPECT_EQ(end_of_plan(*town.world, hq, april_2003 + 30), Month::opening({2008}));
    hq.state = ProgrammeState::shrunk;
    EXPECT_EQ(end_of_plan(*town.world, hq, april_2003 + 30), Month::opening({2008}));
    hq.state = ProgrammeState::trial;  // announced are this year and the next
    EXPECT_EQ(end_of_plan(*town.world, hq, april_2003 + 11), Month::opening({2005}));
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
