#include "models/knowledge_cluster/programme/distribution.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/knowledge_cluster/little_world.hpp"

// April: the year's national budget goes to the regions, in full and no more.
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr FiscalYear fy2004{2004};

/// Three regions, whose states each test sets.
struct Three : Little {
    explicit Three(const Overrides& overrides = {}, const std::string& budget_million = "1000")
        : Little(scenario(overrides, budget_million)) {
        for (Headquarters& headquarters : s.programme.headquarters) {
            headquarters.state = ProgrammeState::full;
            headquarters.full_since = programme_start;
        }
    }
    static Scenario scenario(const Overrides& overrides, const std::string& budget_million) {
        Scenario scenario = little_scenario(
            "AAA,,,IT,,,2002,35,135,small\nBBB,,,IT,,,2002,36,135,small\nCCC,,,IT,,,2002,37,135,small\n",
            overrides);
        scenario.tables["budget.table"] = flat_budget(budget_million);
        return scenario;
    }
    [[nodiscard]] std::vector<ThousandYen> grants() const {
        const Distribution d = distribute(*world, s.programme, fy2004);
        return {d.grant.begin(), d.grant.end()};
    }
};

ThousandYen all_granted(const Distribution& d) {
    return std::accumulate(d.grant.begin(), d.grant.end(), ThousandYen{0});
}

/// The real regions and budget, without people, April by April.
struct RealMoney : Little {
    explicit RealMoney(Overrides overrides = {}) : Little(scenario(std::move(overrides))) {}
    static Scenario scenario(Overrides overrides) {
        overrides.emplace("population.scale", 1.0);
        return small_scenario(overrides);
    }
    void april(int year) { act(*this, "budget", Month::opening({year})); }
    [[nodiscard]] std::vector<ThousandYen> grants_in_state(ProgrammeState state) const {
        std::vector<ThousandYen> grants;
        for (const Headquarters& headquarters : s.programme.headquarters)
            if (headquarters.state == state) grants.push_back(headquarters.grant);
        return grants;
    }
};

TEST(Distribution, AFullRegionGetsWhatItGotAsRealised) {
    // (6000 − 6·50)/12, (6900 − 3·50)/15, 9000/18, 10000/18, 10000/18 million yen.
    struct Year {
        int year;
        std::size_t full, trial;
        ThousandYen each;
    };
    RealMoney programme;
    ThousandYen plan = 0;
    for (const Year& y : {Year{2002, 12, 6, 475'000}, Year{2003, 15, 3, 450'000}, Year{2004, 18, 0, 500'000},
                          Year{2005, 18, 0, 555'556}, Year{2006, 18, 0, 555'556}}) {
        programme.april(y.year);
        const auto full = programme.grants_in_state(ProgrammeState::full);
        EXPECT_EQ(full.size(), y.full) << y.year;
        for (const ThousandYen grant : full) EXPECT_NEAR(grant, y.each, 1) << y.year;
        EXPECT_EQ(programme.grants_in_state(ProgrammeState::trial), std::vector<ThousandYen>(y.trial, 50'000))
            << y.year;
        EXPECT_EQ(programme.s.programme.undistributed, 0) << "spent in full";
        plan += full.front();
    }
    EXPECT_NEAR(plan, 2'500'000, 40'000) << "near the plan of five years";
}

TEST(Distribution, TrialMoneyBesideTheBudgetLeavesItAllToTheFullRegions) {
    RealMoney programme({{"budget.trial_money", std::string("beside")}});
    programme.april(2002);
    EXPECT_EQ(programme.grants_in_state(ProgrammeState::full), std::vector<ThousandYen>(12, 500'000));
    EXPECT_EQ(programme.grants_in_state(ProgrammeState::trial), std::vector<ThousandYen>(6, 50'000));
    EXPECT_EQ(programme.s.programme.national_budget, 6'300'000);
    EXPECT_EQ(programme.s.programme.undistributed, 0);
}

TEST(Distribution, TheBudgetIsMultipliedByItsFactorAndTheScale) {
    RealMoney programme({{"budget.factor", 2.0}, {"population.scale", 0.1}});
    programme.april(2002);  // 1,200 million; trial regions 5 million each
    EXPECT_EQ(programme.s.programme.national_budget, 1'200'000);
    EXPECT_EQ(programme.grants_in_state(ProgrammeState::trial), std::vector<ThousandYen>(6, 5'000));
    EXPECT_EQ(programme.grants_in_state(ProgrammeState::full), std::vector<ThousandYen>(12, 97'500));
}

TEST(Distribution, ATrialRegionGetsNoMoreThanAnEqualPart) {
    Three three({}, "90");
    three.hq("AAA").state = three.hq("BBB").state = ProgrammeState::trial;
    EXPECT_EQ(three.grants(), (std::vector<ThousandYen>{30'000, 30'000, 30'000}));
}

TEST(Distribution, WhatNoFullRegionCanTakeStaysUndistributed) {
    Three three;
    three.hq("AAA").state = three.hq("BBB").state = ProgrammeState::trial;
    three.hq("CCC").state = ProgrammeState::none;
    const Distribution d = distribute(*three.world, three.s.programme, fy2004);
    EXPECT_EQ(all_granted(d), 100'000);
    EXPECT_EQ(d.undistributed, 900'000);
    EXPECT_EQ(d.national_budget, 1'000'000);
}

TEST(Distribution, NothingGoesToThoseOutsideTheProgramme) {
    Three three;
    three.hq("AAA").state = ProgrammeState::stopped;
    three.hq("BBB").state = ProgrammeState::completed;
    EXPECT_EQ(three.grants(), (std::vector<ThousandYen>{0, 0, 1'000'000}));
    three.hq("CCC").state = ProgrammeState::none;
    const Distribution d = distribute(*three.world, three.s.programme, fy2004);
    EXPECT_EQ(all_granted(d), 0);
    EXPECT_EQ(d.undistributed, 1'000'000);
}

TEST(Distribution, EqualPartsGiveTheOddThousandToTheFirstCode) {
    Three three({{"budget.rule", std::string("equal")}});
    three.hq("BBB").weight = 5;  // no other rule's weights count
    three.hq("CCC").score = 5;
    EXPECT_EQ(three.grants(), (std::vector<ThousandYen>{333'334, 333'333, 333'333}));
}

TEST(Distribution, ThePlanWeighsByWhatIsLeftOfIt) {
    Three three({{"budget.rule", std::string("plan")}});
    // AAA: (2500 − 700)/3 = 600 a year; BBB began this year: 2500/5 = 500; CCC has had its plan.
    three.hq("AAA").record.granted = million(700);
    three.hq("BBB").full_since = fy2004;
    three.hq("CCC").record.granted = million(2600);
    // 1000·600/1100 = 545.4545…, 1000·500/1100 = 454.5454… million.
    EXPECT_EQ(three.grants(), (std::vector<ThousandYen>{545'455, 454'545, 0}));
}

TEST(Distribution, TheEvaluationWeighsByTheGrades) {
    Three three({{"budget.rule", std::string("evaluation")}});
    three.hq("AAA").weight = 1.2;
    three.hq("BBB").weight = 1.0;
    three.hq("CCC").weight = 0.8;
    EXPECT_EQ(three.grants(), (std::vector<ThousandYen>{400'000, 333'333, 266'667}));
}

TEST(Distribution, MeritWeighsByTheLastScore) {
    Three three({{"budget.rule", std::string("merit")}});
    three.hq("BBB").score = 2 * natural_log(2);  // e^(score/2) = 2
    EXPECT_EQ(three.grants(), (std::vector<ThousandYen>{250'000, 500'000, 250'000}));
}

TEST(Distribution, EveryRuleSpendsAllAndNoMore) {
    for (const std::string rule : {"equal", "plan", "evaluation", "merit"})
        for (const std::string trial_money : {"within", "beside"}) {
            Three three({{"budget.rule", rule}, {"budget.trial_money", trial_money}}, "777.777");
            three.hq("AAA").state = ProgrammeState::trial;
            three.hq("BBB").weight = 0.318;
            three.hq("BBB").score = -1.7;
            three.hq("BBB").record.granted = 1'234'567;
            const Distribution d = distribute(*three.world, three.s.programme, fy2004);
            EXPECT_EQ(all_granted(d), d.national_budget) << rule << ' ' << trial_money;
            EXPECT_EQ(d.undistributed, 0) << rule << ' ' << trial_money;
            EXPECT_EQ(d.national_budget, trial_money == "within" ? 777'777 : 827'777);
        }
}

TEST(Distribution, AYearWithoutABudgetGivesNothing) {
    const Three three;
    const Distribution d = distribute(*three.world, three.s.programme, {2011});
    EXPECT_EQ(all_granted(d), 0);
    EXPECT_EQ(d.national_budget, 0);
}

/// What a judgement would give each region of the same state in FY2006.
std::vector<ThousandYen> grants_by(const Little& l, Judgement judgement) {
    const Distribution d = distribute(*l.world, l.s.programme, {2006}, judgement);
    return {d.grant.begin(), d.grant.end()};
}

TEST(Judgement, SharesTheSameMoneyByOtherGrades) {
    // As seen 1.2 : 1 : 0.8 of 3, without noise 1 : 1 : 0.5 of 2.5.
    Three three({{"budget.rule", std::string("evaluation")}});
    three.hq("AAA").weight = 1.2;
    three.hq("CCC").weight = 0.8;
    three.hq("CCC").true_weight = 0.5;
    EXPECT_EQ(grants_by(three, Judgement::as_seen), (std::vector<ThousandYen>{400'000, 333'333, 266'667}));
    EXPECT_EQ(grants_by(three, Judgement::without_noise),
              (std::vector<ThousandYen>{400'000, 400'000, 200'000}));
    EXPECT_EQ(grants_by(three, Judgement::none), (std::vector<ThousandYen>{333'334, 333'333, 333'333}));
}

TEST(Judgement, GivesARegionThatWasStoppedItsShareUnlessItsTrueGradeStopsItToo) {
    Three three({{"evaluation.stop_at_d", std::string("always")}});
    three.hq("BBB").state = three.hq("CCC").state = ProgrammeState::stopped;
    three.hq("BBB").true_grade = Grade::d;
    three.hq("CCC").true_grade = Grade::c;
    EXPECT_EQ(grants_by(three, Judgement::as_seen), (std::vector<ThousandYen>{1'000'000, 0, 0}));
    EXPECT_EQ(grants_by(three, Judgement::without_noise), (std::vector<ThousandYen>{500'000, 0, 500'000}));
    EXPECT_EQ(grants_by(three, Judgement::none), (std::vector<ThousandYen>{333'334, 333'333, 333'333}));
    // What was seen as a C and is a D would have been stopped.
    three.hq("AAA").grade = Grade::c;
    three.hq("AAA").true_grade = Grade::d;
    EXPECT_EQ(grants_by(three, Judgement::without_noise), (std::vector<ThousandYen>{0, 0, 1'000'000}));
    // The plan of a region that was stopped ends when it would have ended anyway; then nobody gets its part.
    three.hq("CCC").full_since = {2001};
    EXPECT_EQ(grants_by(three, Judgement::none), (std::vector<ThousandYen>{333'334, 333'333, 0}));
}

TEST(Judgement, TellsInAprilWhatGradesAndTheirNoiseMoved) {
    // Since FY2003, so that the plans run on in FY2006. As seen 1.2 : 1 : 0.8 of 3, without noise 1.2 : 2 :
    // 0.8.
    Three three;
    for (Headquarters& headquarters : three.s.programme.headquarters) headquarters.full_since = {2003};
    three.hq("AAA").weight = three.hq("AAA").true_weight = 1.2;
    three.hq("BBB").true_weight = 2;
    three.hq("CCC").weight = three.hq("CCC").true_weight = 0.8;
    act(three, "budget", Month::opening({2006}));
    EXPECT_EQ(three.hq("AAA").grant, 400'000);
    EXPECT_EQ(three.hq("AAA").moved_by_grades, 400'000 - 333'334);
    EXPECT_EQ(three.hq("BBB").moved_by_grades, 0);
    EXPECT_EQ(three.hq("CCC").moved_by_grades, 266'667 - 333'333);
    EXPECT_EQ(three.hq("AAA").moved_by_noise, 400'000 - 300'000);
    EXPECT_EQ(three.hq("BBB").moved_by_noise, 333'333 - 500'000);
    EXPECT_EQ(three.hq("CCC").moved_by_noise, 266'667 - 200'000);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
