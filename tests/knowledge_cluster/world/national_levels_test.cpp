#include "models/knowledge_cluster/world/national_levels.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/knowledge_cluster/ensembles.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// What was observed of the country, beside what the model says of it (docs/tables.md, "National levels").
namespace musubi::knowledge_cluster::testing {
namespace {

using Lines = std::vector<std::string>;

std::map<FiscalYear, NationalLevels> levels_of(const std::string& text) {
    Problems problems;
    std::map<FiscalYear, NationalLevels> levels;
    read_national_levels(table_of_text(text, "levels.csv"), levels, problems);
    EXPECT_EQ(lines_of(problems), Lines{});
    return levels;
}

TEST(NationalLevels, AnEmptyCellAndAColumnThatIsNotThereSayThatNobodyKnows) {
    const auto levels = levels_of("fiscal_year,inventions,startups\n2001,3507,\n2002,,181\n");
    ASSERT_EQ(levels.size(), 2U);
    const auto at = [&](std::int32_t year, National what) {
        return levels.at({year})[static_cast<std::size_t>(what)];
    };
    EXPECT_EQ(at(2001, National::inventions), 3507);
    EXPECT_EQ(at(2001, National::startups), std::nullopt);
    EXPECT_EQ(at(2002, National::startups), 181);
    EXPECT_EQ(at(2002, National::joint_research), std::nullopt);
}

TEST(NationalLevels, SayAllThatIsWrong) {
    Problems problems;
    std::map<FiscalYear, NationalLevels> levels;
    read_national_levels(table_of_text("fiscal_year,inventions\n2001,many\n2001,5\n1066,7\n", "levels.csv"),
                         levels, problems);
    EXPECT_EQ(lines_of(problems),
              (Lines{"levels.csv:2:6: inventions 'many' is not a number from 0 to 10000000",
                     "levels.csv:3:1: the year 2001 stands twice",
                     "levels.csv:4:1: fiscal_year 1066 is outside 1980 to 2100"}));
}

/// Of a little run, with levels of a year before it, of two in it and of one that it does not reach.
Panel beside_levels() {
    Scenario scenario = small_scenario();
    scenario.tables["tables.levels"] =
        table_of_text("fiscal_year,inventions\n1990,1\n1999,1990\n2006,20\n2020,3\n", "levels.csv");
    return ensemble_of(scenario, plan_of(2));
}

TEST(NationalLevels, StandInTheResultBySeriesAndYear) {
    const Panel panel = beside_levels();
    const auto& observed = std::get<std::vector<double>>(panel.variable("inventions_observed").numbers);
    ASSERT_EQ(observed.size(), 8U);  // FY1999 to FY2006, once for all replicates
    EXPECT_EQ(observed.front(), 1990);
    EXPECT_EQ(observed.back(), 20);
    for (std::size_t i = 1; i + 1 < observed.size(); ++i) EXPECT_TRUE(std::isnan(observed[i])) << i;
}

TEST(NationalLevels, AreHeldAgainstTheSumsOverRegionsAndSponsors) {
    const Panel panel = beside_levels();
    const auto same = [&](const char* trend, const char* indicator,
                          const std::vector<std::pair<std::string, std::string>>& of) {
        EXPECT_EQ(sum_of(panel, trend, {{"trend_year", "2004"}}), sum_of(panel, indicator, of)) << trend;
    };
    same("inventions_trend", "inventions", {{"fiscal_year", "2004"}});
    same("startups_trend", "startups", {{"fiscal_year", "2004"}});
    same("patent_applications_domestic_trend", "patent_applications_domestic", {{"fiscal_year", "2004"}});
    same("own_projects_started_trend", "projects_started", {{"fiscal_year", "2004"}, {"sponsor", "own"}});
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
