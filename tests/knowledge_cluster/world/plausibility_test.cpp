#include "models/knowledge_cluster/world/plausibility.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_world.hpp"

// What can be run and looks like a slip: a budget in another unit, a place with its two numbers swapped.
namespace musubi::knowledge_cluster::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> doubts_about(const Scenario& scenario) { return lines_of(implausible(scenario)); }

/// One region, so that a usual budget is 500 million yen a year.
std::vector<std::string> doubts_about_budget(const std::string& million_yen,
                                             const Overrides& overrides = one_year) {
    Scenario scenario = little_scenario(one_region, overrides);
    scenario.tables["budget.table"] = flat_budget(million_yen);
    return doubts_about(scenario);
}

TEST(Columns, ThatAreNotReadAreDoubtedOnlyIfTheyAreNamedNearlyAsOneThatWouldBe) {
    Scenario scenario = little_scenario();
    const auto doubts = [&](const std::string& column) {
        scenario.tables["tables.regions"] =
            table_of_text(region_header.substr(0, region_header.size() - 1) + "," + column +
                              "\nAAA,,,IT,,,2002,35,135,small,1\n",
                          "regions.csv");
        return doubts_about(scenario);
    };
    EXPECT_THAT(doubts("strength"), IsEmpty());
    EXPECT_THAT(doubts("source_class"), IsEmpty());
    EXPECT_THAT(doubts("remarks"), IsEmpty());
    EXPECT_THAT(
        doubts("strenght"),
        ElementsAre("regions.csv:1:96: the column 'strenght' is not read (did you mean 'strength'?)"));
}

TEST(Budget, MayBeTenTimesTheUsualOneOrATenthOrNothing) {
    for (const char* million_yen : {"500", "50", "5000", "20", "10000", "0"})
        EXPECT_THAT(doubts_about_budget(million_yen), IsEmpty()) << million_yen;
}

TEST(Budget, InAnotherUnitIsToldByItsSize) {
    EXPECT_THAT(
        doubts_about_budget("500000"),
        ElementsAre(AllOf(StartsWith("budget.csv:2:6: a budget of 500000 million yen in FY2002 gives "),
                          HasSubstr("it looks like thousand yen (千円); million yen are expected"))));
    EXPECT_THAT(doubts_about_budget("50000"), ElementsAre(HasSubstr("like ten thousand yen (万円)")));
    EXPECT_THAT(doubts_about_budget("5"), ElementsAre(HasSubstr("like 100 million yen (億円)")));
    EXPECT_THAT(doubts_about_budget("0.5"), ElementsAre(HasSubstr("like billion yen (10億円)")));
    EXPECT_THAT(doubts_about_budget("0.001"), ElementsAre(AllOf(HasSubstr("million yen are expected"),
                                                                ::testing::Not(HasSubstr("it looks like")))))
        << "no unit makes that a budget";
}

TEST(Budget, IsDoubtedOnceForAllYearsThatAreAlikeAndOnlyForYearsThatAreRun) {
    EXPECT_THAT(doubts_about_budget("5", {{"time.last_fiscal_year", std::int64_t{2004}}}),
                ElementsAre(HasSubstr("in FY2002 (and 2 more years like it) gives")));
    Scenario scenario = little_scenario(one_region, one_year);
    scenario.tables["budget.table"] =
        table_of_text("fiscal_year,as_realised\n2002,500\n2003,500000\n", "budget.csv");
    EXPECT_THAT(doubts_about(scenario), IsEmpty());
    scenario.settings["time.last_fiscal_year"].value = std::int64_t{2003};
    EXPECT_THAT(doubts_about(scenario), ElementsAre(StartsWith("budget.csv:3:6: a budget of 500000 ")));
}

TEST(Budget, IsThatWhichTheFactorMakesOfIt) {
    const auto times = [](double factor) {
        return Overrides{{"time.last_fiscal_year", std::int64_t{2002}}, {"budget.factor", factor}};
    };
    EXPECT_THAT(doubts_about_budget("5", times(100)), IsEmpty()) << "this makes million yen of 億円";
    EXPECT_THAT(doubts_about_budget("500", times(0.01)),
                ElementsAre(HasSubstr("with budget.factor = 0.01,")));
}

TEST(Budget, IsSharedByTheRegionsOfTheProgrammeAndScaledWithThePopulation) {
    const std::string three =
        "AAA,,,IT,,,2002,35,135,small\nBBB,,,IT,,2002,,35,135,small\nCCC,,,IT,,,2002,35,135,small\n"
        "OUT,,,IT,,,,35,135,rest\n";
    Overrides small = one_year;
    small["population.scale"] = 0.01;
    Scenario scenario = little_scenario(three, small);
    scenario.tables["budget.table"] = flat_budget("40000");
    EXPECT_THAT(doubts_about(scenario), IsEmpty()) << "27 times the usual 1,500";
    scenario.tables["budget.table"] = flat_budget("50000");
    EXPECT_THAT(doubts_about(scenario), ElementsAre(HasSubstr("each of 3 regions")));
}

const std::string europe =
    "PAR,,,IT,,,2002,48.9,2.4,small\nMUN,,,IT,,,2002,48.1,11.6,small\nMIL,,,IT,,,2002,45.5,9.2,small\n";

TEST(Place, ThatWouldBeAmongTheOthersTheOtherWayRoundIsDoubted) {
    EXPECT_THAT(doubts_about(little_scenario(europe + "HEL,,,IT,,,2002,60.2,24.9,small\n")), IsEmpty());
    EXPECT_THAT(
        doubts_about(little_scenario(europe + "HEL,,,IT,,,2002,24.9,60.2,small\n")),
        ElementsAre(AllOf(StartsWith("regions.csv:5:17: latitude 24.9 and longitude 60.2 of HEL seem to "
                                     "be swapped"),
                          HasSubstr("km the other way round"))));
    EXPECT_THAT(doubts_about(little_scenario(europe + "SYD,,,IT,,,2002,-33.9,151.2,small\n")), IsEmpty())
        << "far, but no less so the other way round";
}

TEST(Place, WhoseLatitudeIsNoneIsAskedWhetherItIsSwapped) {
    Problems problems;
    EXPECT_EQ(
        prepare_world(little_scenario("AAA,,,IT,,,2002,135.2,34.69,small\nBBB,,,IT,,,2002,135.2,91,small\n"),
                      problems),
        nullptr);
    ASSERT_EQ(problems.items().size(), 2U);
    EXPECT_EQ(problems.items()[0].message,
              "latitude 135.2 is outside -90 to 90; are latitude and longitude swapped?");
    EXPECT_EQ(problems.items()[1].message, "latitude 135.2 is outside -90 to 90")
        << "91 is no latitude, either";
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
