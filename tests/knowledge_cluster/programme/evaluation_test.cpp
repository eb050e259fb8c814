#include "models/knowledge_cluster/programme/evaluation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/knowledge_cluster/programme/fiscal.hpp"
#include "musubi/distributions.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// Phase 2: grades of full regions, promotion of trial regions, and what both make of a region's state.
namespace musubi::knowledge_cluster::testing {
namespace {

using Merits = std::array<double, merit_count>;
using States = std::vector<ProgrammeState>;
constexpr auto none = ProgrammeState::none, trial = ProgrammeState::trial, full = ProgrammeState::full,
               expanded = ProgrammeState::expanded, held = ProgrammeState::held,
               shrunk = ProgrammeState::shrunk, stopped = ProgrammeState::stopped,
               completed = ProgrammeState::completed;

/// The judges make no error unless a test wants one.
Overrides faultless(Overrides overrides = {}) {
    overrides.emplace("evaluation.noise", 0.0);
    return overrides;
}

/// A record whose merits are all the same, so that this is its score: `count` of each kind for 100 million
/// yen.
Record record_of_score(double score) {
    const double count = std::exp(score) - 1;  // merit: ln(1 + count)
    constexpr double grants = 1e9;             // 100 million yen each, so that counts are fine enough
    const auto n = static_cast<std::int64_t>(std::llround(count * grants));
    return {.participations = n,
            .projects = n,
            .patents = n,
            .commercialisations = n,
            .granted = static_cast<ThousandYen>(grants * 100'000)};
}
/// The same, without own-money research in the weights, which cannot be above 1.
Overrides without_own_money(Overrides overrides = {}) {
    overrides.emplace("evaluation.own_money", 0.0);
    return faultless(std::move(overrides));
}

Scenario scenario_with_reference(double mean, double deviation, const Overrides& overrides) {
    Scenario scenario = little_scenario(one_region, overrides);
    std::string merits = "indicator,mean,deviation\n";
    for (const char* name : merit_names)
        merits += std::string(name) + "," + std::to_string(mean) + "," + std::to_string(deviation) + "\n";
    scenario.tables["tables.evaluation_reference"] = table_of_text(merits, "merits.csv");
    return scenario;
}

/// A region that is full since FY2002, after the evaluation of March FY2005, where nothing on its record is
/// worth `score`, because the reference's mean is as far below zero.
struct Graded : Little {
    explicit Graded(double score, const Overrides& overrides = {})
        : Little(scenario_with_reference(-score, 1, without_own_money(overrides))) {
        give_money(*this, "AAA", 100).record_to_december = {.granted = 100'000};
        act(*this, "evaluation", Month::closing({2005}));
    }
    Headquarters& region() { return hq("AAA"); }
};

/// What the region AAA is in each April from FY2002 to FY2008, if every March's evaluation sees `score`.
States states_of(const std::string& first_trial, const std::string& first_full, const Overrides& overrides,
                 double score = 0) {
    Overrides settings = overrides;
    settings.emplace("time.last_fiscal_year", std::int64_t{2008});
    Scenario scenario = scenario_with_reference(-score, 1, without_own_money(settings));
    scenario.tables["tables.regions"] = table_of_text(
        region_header + "AAA,,,IT,," + first_trial + "," + first_full + ",35,135,small\n", "regions.csv");
    Little l(scenario);
    States states;
    for (FiscalYear year{2002}; year.value <= 2008; year = year + 1) {
        act(l, "budget", Month::opening(year));
        states.push_back(l.hq("AAA").state);
        act(l, "evaluation", Month::closing(year));
        act(l, "accounts", Month::closing(year));
    }
    return states;
}

TEST(Merits, AreIntensitiesPerHundredMillionYen) {
    // 200 million yen: two units. ln(1 + 6/2), ln(1 + 2/2), ln(1 + 14/2), ln(1 + 0), 3 of 4 projects.
    const Record record{.participations = 6,
                        .projects = 2,
                        .patents = 14,
                        .commercialisations = 0,
                        .running_own = 3,
                        .running_programme = 1,
                        .granted = 200'000};
    const Merits merits = merits_of(record);
    const Merits expected{std::log(4.0), std::log(2.0), std::log(8.0), 0, 0.75};
    for (std::size_t i = 0; i < merit_count; ++i)
        EXPECT_NEAR(merits[i], expected[i], 1e-12) << merit_names[i];
}

TEST(Merits, WithoutProjectsThereIsNoOwnMoneyShare) { EXPECT_EQ(merits_of({.granted = 100'000}), Merits{}); }

TEST(Score, IsTheWeightedMeanOfDeviations) {
    const Little l(scenario_with_reference(1, 2, {}));
    // Weights 0.2, 0.2, 0.3, 0.15, 0.15; deviations (m − 1)/2: 0, 0.5, 1, 1.5, −0.25.
    const Merits merits{1, 2, 3, 4, 0.5};
    EXPECT_NEAR(score_of(l.p(), l.world->merit_reference({0}), merits, {}), 0.1 + 0.3 + 0.225 - 0.0375,
                1e-12);
    // An error of one deviation in the third weighs 0.3.
    EXPECT_NEAR(score_of(l.p(), l.world->merit_reference({0}), merits, {0, 0, 1, 0, 0}), 0.5875 + 0.3, 1e-12);
}

TEST(Score, IsByTheReferenceOfTheYearSinceWhichARegionIsAFullOne) {
    Scenario scenario = little_scenario();
    std::string rows = "indicator,mean,deviation,full_since\n";
    for (const char* name : merit_names) rows += std::string(name) + ",0,1,\n" + name + ",2,4,2003\n";
    scenario.tables["tables.evaluation_reference"] = table_of_text(rows, "merits.csv");
    const Little l(scenario);
    const Merits merits{4, 4, 4, 4, 4};
    EXPECT_NEAR(score_of(l.p(), l.world->merit_reference({2002}), merits, {}), 4, 1e-12);
    EXPECT_NEAR(score_of(l.p(), l.world->merit_reference({2003}), merits, {}), 0.5, 1e-12);
    EXPECT_NEAR(score_of(l.p(), l.world->merit_reference({0}), merits, {}), 4, 1e-12) << "on trial";
}

TEST(Score, ReferencesOfAYearAreAllThereAndSoAreThoseOfAllOthers) {
    Scenario scenario = little_scenario();
    scenario.tables["tables.evaluation_reference"] =
        table_of_text("indicator,mean,deviation,full_since\npatents,2,4,2003\n", "merits.csv");
    Problems problems;
    EXPECT_EQ(prepare_world(scenario, problems), nullptr);
    const auto lines = lines_of(problems);
    EXPECT_EQ(lines.size(), 5U + 4U);
    EXPECT_EQ(lines.front(), "merits.csv:1:1: the row of the indicator 'participants' is missing");
    EXPECT_EQ(lines.back(),
              "merits.csv:1:1: the row of the indicator 'own_money', full_since 2003, is missing");
}

TEST(Score, WeightsNeedNotSumToOne) {
    const Little l(one_region, {{"evaluation.participants", 1.0},
                                {"evaluation.projects", 0.0},
                                {"evaluation.patents", 1.0},
                                {"evaluation.commercialisation", 0.0},
                                {"evaluation.own_money", 0.0}});
    EXPECT_NEAR(score_of(l.p(), l.world->merit_reference({0}), {1, 100, 4, 100, 100}, {}), 2.5, 1e-12);
}

TEST(Score, WithoutWeightsIsZero) {
    const Little l(one_region, {{"evaluation.participants", 0.0},
                                {"evaluation.projects", 0.0},
                                {"evaluation.patents", 0.0},
                                {"evaluation.commercialisation", 0.0},
                                {"evaluation.own_money", 0.0}});
    EXPECT_EQ(score_of(l.p(), l.world->merit_reference({0}), {1, 2, 3, 4, 5}, {}), 0);
}

TEST(Grade, CutOffsAreTheLeastScores) {
    const Little l;
    const auto just_below = [](double cut) { return std::nextafter(cut, -10.0); };
    EXPECT_EQ(grade_of(l.p(), 0.25), Grade::a);
    EXPECT_EQ(grade_of(l.p(), just_below(0.25)), Grade::b);
    EXPECT_EQ(grade_of(l.p(), -0.6), Grade::b);
    EXPECT_EQ(grade_of(l.p(), just_below(-0.6)), Grade::c);
    EXPECT_EQ(grade_of(l.p(), -1.2), Grade::c);
    EXPECT_EQ(grade_of(l.p(), just_below(-1.2)), Grade::d);
}

TEST(Evaluation, HappensOnceInTheFourthFiscalYearAsAFullRegion) {
    Little l(one_region, faultless());
    Headquarters& hq = give_money(l, "AAA", 100, 0, {2003});
    hq.record_to_december = record_of_score(1);
    for (const int year : {2003, 2004, 2005}) {
        act(l, "evaluation", Month::closing({year}));
        EXPECT_EQ(hq.grade, Grade::none) << year;
        EXPECT_EQ(hq.state, full) << year;
    }
    act(l, "evaluation", Month::closing({2006}));
    EXPECT_EQ(hq.grade, Grade::a);
    EXPECT_EQ(hq.graded_in, FiscalYear{2006});
    hq.record_to_december = {.granted = 100'000};
    act(l, "evaluation", Month::closing({2007}));
    EXPECT_EQ(hq.grade, Grade::a);
    EXPECT_EQ(hq.graded_in, FiscalYear{2006});
}

TEST(Evaluation, LooksAtTheRecordToDecember) {
    Little l(one_region, without_own_money());
    give_money(l, "AAA", 100).record = record_of_score(2);  // all of it won from January to March
    l.hq("AAA").record_to_december = {.granted = 100'000};
    act(l, "evaluation", Month::closing({2005}));
    EXPECT_EQ(l.hq("AAA").score, 0);
    l.hq("AAA").record_to_december = record_of_score(2);
    act(l, "evaluation", Month::closing({2005}));
    EXPECT_NEAR(l.hq("AAA").score, 2, 1e-8);
}

TEST(Evaluation, GoesByTheCalendarInAYearWithoutMoneyToo) {
    Little l(one_region, faultless());
    give_money(l, "AAA", 0);
    l.hq("AAA").record_to_december = record_of_score(1);
    act(l, "evaluation", Month::closing({2005}));
    EXPECT_EQ(l.hq("AAA").grade, Grade::a);
}

TEST(Evaluation, PassesOverRegionsOutsideTheProgramme) {
    Little l(one_region, faultless());
    give_money(l, "AAA", 100).state = ProgrammeState::none;
    l.hq("AAA").record_to_december = record_of_score(1);
    act(l, "evaluation", Month::closing({2005}));
    EXPECT_EQ(l.hq("AAA").grade, Grade::none);
}

TEST(Evaluation, TheGradeMovesTheShare) {
    struct Case {
        double score;
        Grade grade;
        double weight;
        ProgrammeState state;
    };
    for (const Case& c : {Case{1, Grade::a, 1.183, expanded}, Case{0, Grade::b, 1.028, expanded},
                          Case{-1, Grade::c, 0.906, shrunk}, Case{-2, Grade::d, 0.318, shrunk}}) {
        Graded graded(c.score);
        EXPECT_EQ(graded.region().grade, c.grade);
        EXPECT_EQ(graded.region().true_grade, c.grade);
        EXPECT_NEAR(graded.region().weight, c.weight, 1e-12);
        EXPECT_EQ(graded.region().true_weight, graded.region().weight) << "there is no noise";
        EXPECT_EQ(graded.region().state, c.state);
        EXPECT_FALSE(graded.region().chosen_to_stop);
    }
}

TEST(Evaluation, ItsStrengthMultipliesTheChange) {
    EXPECT_NEAR(Graded(1, {{"evaluation.strength", 2.0}}).region().weight, 1.366, 1e-12);
    EXPECT_EQ(Graded(-2, {{"evaluation.strength", 5.0}}).region().weight, 0) << "1 − 5 · 0.682 is nothing";
    Graded without(1, {{"evaluation.strength", 0.0}});
    EXPECT_EQ(without.region().weight, 1);
    EXPECT_EQ(without.region().state, held);
}

TEST(Evaluation, MayBeKeptFromMovingFunding) {
    Graded graded(-2, {{"evaluation.moves_funding", false}});
    EXPECT_EQ(graded.region().grade, Grade::d);
    EXPECT_EQ(graded.region().weight, 1);
    EXPECT_EQ(graded.region().state, full);
}

TEST(Evaluation, OnlyADStopsARegionAndOnlyWhereTheScenarioSaysSo) {
    const Overrides stops{{"evaluation.stop_at_d", text("always")}};
    EXPECT_TRUE(Graded(-2, stops).region().chosen_to_stop);
    EXPECT_FALSE(Graded(-1, stops).region().chosen_to_stop);
    EXPECT_FALSE(Graded(-2).region().chosen_to_stop);
}

TEST(Evaluation, SeesEachIndicatorWithTheLuckOfTheRegion) {
    const Month march = Month::closing({2005});
    int misjudged = 0;
    for (std::uint64_t replicate = 0; replicate < 40; ++replicate) {
        Little l(little_scenario(one_region, {{"evaluation.noise", 0.5}}), {7, replicate});
        give_money(l, "AAA", 100).record_to_december = {.granted = 100'000};  // score 0: truly a B
        act(l, "evaluation", march);
        const Stream luck = l.s.luck.stream(Purpose::grade, march);
        const Merits weights{0.2, 0.2, 0.3, 0.15, 0.15};
        double seen = 0;
        for (std::size_t i = 0; i < merit_count; ++i)
            seen += weights[i] * 0.5 * standard_normal(luck.uniform(l.world->regions.key[RegionId{0}], i));
        EXPECT_EQ(l.hq("AAA").grade, grade_of(l.p(), seen)) << replicate;
        EXPECT_EQ(l.hq("AAA").true_grade, Grade::b) << replicate;
        EXPECT_NEAR(l.hq("AAA").true_weight, 1.028, 1e-12) << replicate;
        EXPECT_EQ(l.hq("AAA").score, 0) << replicate;
        misjudged += l.hq("AAA").grade != Grade::b ? 1 : 0;
    }
    EXPECT_GT(misjudged, 0) << "the error must be able to change a grade";
}

TEST(States, AsRealisedTrialRegionsMoveUpInTheirYearAndCompleteTheirPlan) {
    EXPECT_EQ(states_of("2002", "2003", {}), (States{trial, full, full, full, full, expanded, completed}));
    EXPECT_EQ(states_of("2002", "2004", {}), (States{trial, trial, full, full, full, full, expanded}));
    EXPECT_EQ(states_of("", "2002", {}), (States{full, full, full, full, expanded, completed, completed}));
    EXPECT_EQ(states_of("", "2004", {}), (States{none, none, full, full, full, full, expanded}));
    EXPECT_EQ(states_of("", "", {}), States(7, none));
}

TEST(States, EarlyPromotionIsAYearAfterTheTrialBegan) {
    const Overrides early{{"promotion.rule", text("early")}};
    EXPECT_EQ(states_of("2002", "2004", early), (States{trial, full, full, full, full, expanded, completed}));
    EXPECT_EQ(states_of("2004", "", early), (States{none, none, trial, full, full, full, full}));
}

TEST(States, WithoutPromotionATrialRegionStaysOne) {
    const Overrides never{{"promotion.rule", text("never")}};
    EXPECT_EQ(states_of("2002", "2003", never), States(7, trial));
    EXPECT_EQ(states_of("", "2002", never)[0], full) << "who begins as a full region is not promoted";
}

TEST(States, OnMeritATrialRegionMovesUpWhenItsScoreSuffices) {
    const Overrides merit{{"promotion.rule", text("merit")}, {"promotion.merit_score", 0.5}};
    EXPECT_EQ(states_of("2002", "2004", merit, 0.6),
              (States{trial, full, full, full, full, expanded, completed}));
    EXPECT_EQ(states_of("2002", "2004", merit, 0.4), States(7, trial));
}

TEST(States, ANewlyInterestedRegionEntersAsATrial) {
    EXPECT_EQ(states_of("2005", "2007", {}), (States{none, none, none, trial, trial, full, full}));
    EXPECT_EQ(states_of("2005", "", {}), (States{none, none, none, trial, trial, trial, trial}));
}

TEST(States, ADEndsWhatItStops) {
    const Overrides stops{{"evaluation.stop_at_d", text("always")}};
    EXPECT_EQ(states_of("", "2002", stops, -2), (States{full, full, full, full, stopped, stopped, stopped}));
    EXPECT_EQ(states_of("", "2002", {}, -2), (States{full, full, full, full, shrunk, completed, completed}));
}

TEST(States, AGradeMovesTheSharesOfTheNextYears) {
    // AAA is graded A (its record) and BBB C in March of FY2005; then 1,000 million by 1.183 : 0.906.
    Scenario scenario =
        little_scenario("AAA,,,IT,,,2002,35,135,small\nBBB,,,IT,,,2002,36,135,small\n",
                        without_own_money({{"evaluation.cut_b", 0.2}, {"evaluation.cut_c", -0.2}}));
    Little l(scenario);
    for (const int year : {2002, 2003, 2004, 2005}) {
        act(l, "budget", Month::opening({year}));
        EXPECT_EQ(l.hq("AAA").grant, 500'000) << year;
        l.hq("AAA").record_to_december = record_of_score(1);
        act(l, "evaluation", Month::closing({year}));
    }
    EXPECT_EQ(l.hq("BBB").grade, Grade::c);
    act(l, "budget", Month::opening({2006}));
    EXPECT_EQ(l.hq("AAA").grant, 566'300);  // 1.183/2.089 = 0.5662997
    EXPECT_EQ(l.hq("BBB").grant, 433'700);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
