#include "models/knowledge_cluster/programme/calls.hpp"

#include <gtest/gtest.h>

#include "models/knowledge_cluster/programme/fiscal.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// Phase 4: when a headquarters announces a call, and what it could pay.
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr Month month_in(int year, int month) {  // of the calendar
    return Month::opening({month >= 4 ? year : year - 1}) + (month + 8) % 12;
}

/// A full region since FY2002, with this much research money a year.
struct Town : Little {
    AgentId group, firm;
    explicit Town(double research_million, const Overrides& overrides = {}) : Little(one_region, overrides) {
        group = add_group(*this, add_institution(*this, "AAA"), {.slots = 4});
        firm = add_firm(*this, "AAA", {.slots = 4});
        give_money(*this, "AAA", research_million);
    }
    void programme_project(double yearly_million, Month start, int months) {
        add_project(*this, {.members = {group, firm},
                            .sponsor = Sponsor::programme,
                            .yearly_million = yearly_million,
                            .start = start,
                            .end = start + months});
    }
    Headquarters& headquarters() { return hq("AAA"); }
    [[nodiscard]] bool fits_now(Month now) {
        return fits(headquarters(), Commitments(s.projects, headquarters(), now.fiscal_year()), now,
                    project_on_offer(*world, headquarters(), now));
    }
    bool announces(Month now) {
        act(*this, "calls", now);
        return headquarters().call_is_open(now);
    }
    /// The calendar months of FY2002 in which a call is open.
    std::vector<int> open_months() {
        std::vector<int> months;
        for (Month now = april_2002; now < april_2002 + 12; ++now)
            if (announces(now)) months.push_back(now.of_calendar_year());
        return months;
    }
};

TEST(Calls, OpenInAprilAndOctoberForTwoMonths) {
    Town town(1000);
    EXPECT_EQ(town.open_months(), (std::vector<int>{4, 5, 10, 11}));
    EXPECT_FALSE(Town(1000).headquarters().call_is_open(april_2002)) << "before it is announced";
}

TEST(Calls, AreOpenAsLongAsTheScenarioSays) {
    Town one(1000, {{"calls.open_months", std::int64_t{1}}});
    EXPECT_EQ(one.open_months(), (std::vector<int>{4, 10}));
    Town three(1000, {{"calls.open_months", std::int64_t{3}}});
    EXPECT_EQ(three.open_months(), (std::vector<int>{4, 5, 6, 10, 11, 12}));
}

TEST(Calls, ARegionMayHaveMonthsOfItsOwn) {
    Scenario scenario = little_scenario();
    scenario.tables["tables.regions"] =
        table_of_text(region_header.substr(0, region_header.size() - 1) +
                          ",call_months\nAAA,,,IT,,,2002,35,135,small,7;12\nBBB,,,IT,,,2002,35,135,small,\n",
                      "regions.csv");
    Little l(scenario);
    std::vector<int> own, usual;
    give_money(l, "AAA", 1000);
    give_money(l, "BBB", 1000);
    for (Month now = april_2002; now < april_2002 + 12; ++now) {
        act(l, "calls", now);
        if (l.hq("AAA").call_is_open(now)) own.push_back(now.of_calendar_year());
        if (l.hq("BBB").call_is_open(now)) usual.push_back(now.of_calendar_year());
    }
    EXPECT_EQ(own, (std::vector<int>{7, 8, 12, 1}));
    EXPECT_EQ(usual, (std::vector<int>{4, 5, 10, 11}));
}

TEST(Calls, NeedAProgrammeAndMoney) {
    EXPECT_FALSE(Town(1000).announces(Month::opening({2001})));
    EXPECT_FALSE(Town(0).announces(april_2002));
    EXPECT_TRUE(Town(1000).announces(april_2002));
}

TEST(Calls, AreAnnouncedOnlyWhileMoneyForAProjectIsLeft) {
    // A project costs 35 million a year; its full years decide.
    EXPECT_FALSE(Town(34.999).announces(april_2002));
    EXPECT_TRUE(Town(35).announces(april_2002));
    Town taken(69.999), just_enough(70);
    for (Town* town : {&taken, &just_enough}) town->programme_project(35, april_2002, 36);
    EXPECT_FALSE(taken.announces(april_2002));
    EXPECT_TRUE(just_enough.announces(april_2002));
}

TEST(Calls, SayWhichShareOfTheYearsMoneyIsUncommitted) {
    Town town(100);
    EXPECT_TRUE(town.announces(april_2002));
    EXPECT_DOUBLE_EQ(town.headquarters().uncommitted, 1);
    town.programme_project(35, april_2002, 12);
    town.programme_project(35, april_2002 + 6, 36);  // half a year of it
    act(town, "calls", april_2002 + 1);
    EXPECT_DOUBLE_EQ(town.headquarters().uncommitted, 0.475);  // 1 − 52.5/100
}

TEST(Calls, MatchingMoneyPaysResearchToo) {
    Town town(0);
    give_money(town, "AAA", 30, 5);
    EXPECT_TRUE(town.announces(april_2002));
    EXPECT_DOUBLE_EQ(town.headquarters().uncommitted, 1);
    give_money(town, "AAA", 30, 4.999);
    town.headquarters().call_closes = {};
    EXPECT_FALSE(town.announces(april_2002));
}

TEST(Offer, OfAFullRegionIsThreeYearsOrToTheEndOfItsPlan) {
    Town town(1000);
    const auto offer = [&](Month now) {
        const Offered offered = project_on_offer(*town.world, town.headquarters(), now);
        return std::pair{offered.yearly_cost, offered.months};
    };
    using Offer = std::pair<ThousandYen, std::int32_t>;
    EXPECT_EQ(offer(month_in(2002, 5)), Offer(35'000, 36));
    // The plan ends in March 2007: what starts in April 2004 has 36 months, in May 35, in April 2006 twelve.
    EXPECT_EQ(offer(month_in(2004, 3)), Offer(35'000, 36));
    EXPECT_EQ(offer(month_in(2004, 4)), Offer(35'000, 35));
    EXPECT_EQ(offer(month_in(2006, 3)), Offer(35'000, 12));
    EXPECT_EQ(offer(month_in(2006, 4)), Offer(0, 0)) << "never under twelve months";
}

TEST(Offer, OfATrialRegionIsAYearOfTenMillion) {
    Town town(50);
    town.headquarters().state = ProgrammeState::trial;
    for (const int month : {4, 9, 3}) {
        const Offered offered = project_on_offer(*town.world, town.headquarters(), month_in(2002, month));
        EXPECT_EQ(offered.yearly_cost, 10'000);
        EXPECT_EQ(offered.months, 12);
    }
    Town brief(50, {{"funding.trial_months", std::int64_t{6}}});
    brief.headquarters().state = ProgrammeState::trial;
    EXPECT_EQ(project_on_offer(*brief.world, brief.headquarters(), april_2002).months, 6)
        << "as short as the scenario makes them";
}

TEST(Commitment, MustFitThisAndEveryLaterYear) {
    // 60 million a year. A project of 35 million from May 2002 to April 2005 costs 32,083, 35,000, 35,000 and
    // 2,917 thousand yen in its four fiscal years.
    for (const auto& [year, left] : {std::pair{2002, 27.917}, {2003, 25.0}, {2004, 25.0}, {2005, 57.083}}) {
        Town enough(60), short_of_one(60);
        enough.programme_project(left, Month::opening({year}), 12);
        short_of_one.programme_project(left + 0.001, Month::opening({year}), 12);
        EXPECT_TRUE(enough.fits_now(april_2002)) << year;
        EXPECT_FALSE(short_of_one.fits_now(april_2002)) << year;
    }
    Town later(60);
    later.programme_project(60, Month::opening({2006}), 12);
    EXPECT_TRUE(later.fits_now(april_2002)) << "after its end all is free";
}

TEST(Commitment, APartOfAYearCountsAsAPart) {
    // From December on FY2002 pays 4 of 12 months: ⌊35,000·4/12⌋ = 11,666 thousand yen.
    const Month november = month_in(2002, 11);
    Town enough(40), short_of_one(40);
    enough.programme_project(28.334, april_2002, 12);
    short_of_one.programme_project(28.335, april_2002, 12);
    EXPECT_TRUE(enough.fits_now(november));
    EXPECT_FALSE(short_of_one.fits_now(november));
}

TEST(Commitment, WhatIsNotOnOfferDoesNotFit) {
    Town town(1000);
    const Commitments none(town.s.projects, town.headquarters(), programme_start);
    EXPECT_FALSE(fits(town.headquarters(), none, april_2002, {35'000, 0}));
}

TEST(Commitment, CountsWhatProjectsThatEndedThisYearHaveSpent) {
    // 60 million: half a year of one project took 17.5, all year of another takes 35, and 7.5 are left. A
    // project from December on costs 11.666 this year.
    Town town(60);
    town.programme_project(35, april_2002, 6);
    town.programme_project(35, april_2002, 12);
    act(town, "endings", april_2002 + 6);
    EXPECT_FALSE(town.fits_now(month_in(2002, 11)));
    Town richer(60 + 4.166 + 0.001);
    richer.programme_project(35, april_2002, 6);
    richer.programme_project(35, april_2002, 12);
    act(richer, "endings", april_2002 + 6);
    EXPECT_TRUE(richer.fits_now(month_in(2002, 11)));
    EXPECT_NEAR(([&] {
                    richer.announces(month_in(2002, 10));
                    return richer.headquarters().uncommitted;
                })(),
                1 - 52.5 / 64.167, 1e-9);
}

TEST(Commitment, MoneyThatWasCarriedInIsThisYearsOnly) {
    // 30 million a year and 10 carried in: FY2002 could pay 35 a year, the later years of the project could
    // not.
    Town town(30);
    town.headquarters().ledger.close_year(1.0);
    give_money(town, "AAA", 5);
    EXPECT_EQ(research_money(town.headquarters()), 35'000);
    EXPECT_FALSE(town.fits_now(april_2002));
    Town flat(35);
    EXPECT_TRUE(flat.fits_now(april_2002));
}

TEST(Calls, CountTheProjectFromItsDeadlineOn) {
    // October's call is decided in November and pays from December on: 11,666 of the 12,000 that are left,
    // though from November on it would be 14,583.
    Town town(40);
    town.programme_project(28, april_2002, 12);
    EXPECT_TRUE(town.announces(month_in(2002, 10)));
}

TEST(Offer, CostsMoreOrLessWhereCostsSpread) {
    Town town(1000, {{"funding.full_spread", 0.5}});
    const Offered usual = project_on_offer(*town.world, town.headquarters(), april_2002);
    double sum = 0;
    constexpr int applications = 4000;
    for (Key key = 0; key < applications; ++key) {
        const Offered one = offered_to(town.p(), town.s.luck, town.headquarters(), usual, key);
        EXPECT_EQ(one.months, usual.months);
        EXPECT_GE(one.yearly_cost, 10'000);
        EXPECT_LE(one.yearly_cost, 100'000);
        sum += static_cast<double>(one.yearly_cost);
    }
    // The ends cut little: below 10 lie 1 %, above 100 1 %; the mean stays within 3 % of 35 million.
    EXPECT_NEAR(sum / applications, 35'000, 0.03 * 35'000);
}

TEST(Offer, CostsTheSameForAllWithoutASpreadAndInATrialRegion) {
    Town alike(1000), trial(1000, {{"funding.full_spread", 0.5}});
    const Offered usual = project_on_offer(*alike.world, alike.headquarters(), april_2002);
    EXPECT_EQ(usual.yearly_cost, 35'000);
    trial.headquarters().state = ProgrammeState::trial;
    const Offered of_trial = project_on_offer(*trial.world, trial.headquarters(), april_2002);
    for (Key key = 0; key < 10; ++key) {
        EXPECT_EQ(offered_to(alike.p(), alike.s.luck, alike.headquarters(), usual, key).yearly_cost, 35'000);
        EXPECT_EQ(offered_to(trial.p(), trial.s.luck, trial.headquarters(), of_trial, key).yearly_cost,
                  of_trial.yearly_cost);
    }
}

TEST(Offer, IsWhatItsHeadquartersMakesProjectsCost) {
    Town town(1000);
    town.headquarters().ways.full_million = 12;
    EXPECT_EQ(project_on_offer(*town.world, town.headquarters(), april_2002).yearly_cost, 12'000);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
