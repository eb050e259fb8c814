#include "models/knowledge_cluster/world/world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/knowledge_cluster/little_world.hpp"

// What stays constant in a run, and what is said about tables that cannot be understood.
namespace musubi::knowledge_cluster::testing {
namespace {

using Lines = std::vector<std::string>;

/// All that is wrong with a scenario, as file:line:column: message. A world exists exactly if nothing is.
Lines problems_of(const Scenario& scenario) {
    Problems problems;
    const auto world = prepare_world(scenario, problems);
    EXPECT_EQ(world == nullptr, !problems.none());
    return lines_of(problems);
}
Lines problems_of_regions(const std::string& rows) {
    Scenario scenario = little_scenario();
    scenario.tables["tables.regions"] = table_of_text(region_header + rows, "regions.csv");
    return problems_of(scenario);
}
Lines problems_of_table(const std::string& name, const std::string& text, const std::string& file) {
    Scenario scenario = little_scenario();
    scenario.tables[name] = table_of_text(text, file);
    return problems_of(scenario);
}

RegionId region_of(const World& world, const std::string& code) {
    for (const RegionId r : world.regions.all())
        if (world.regions.code[r] == code) return r;
    throw std::out_of_range(code);
}

TEST(Distance, AgreesWithTheHaversineFormula) {
    const auto haversine = [](double north_a, double east_a, double north_b, double east_b) {
        const double radian = std::acos(-1.0) / 180;
        const double a = std::pow(std::sin((north_b - north_a) * radian / 2), 2) +
                         std::cos(north_a * radian) * std::cos(north_b * radian) *
                             std::pow(std::sin((east_b - east_a) * radian / 2), 2);
        return 2 * 6371.0088 * std::asin(std::sqrt(a));
    };
    for (const double north : {-40.0, -34.0, 0.0, 34.69, 43.06})
        for (const double east : {-170.0, -44.0, 0.0, 130.71, 135.2, 141.35})
            EXPECT_NEAR(kilometres_between(34.82, 135.52, north, east), haversine(34.82, 135.52, north, east),
                        1e-6);
}

TEST(Distance, OfADegreeOfTheEquatorAndOfThePoles) {
    EXPECT_EQ(kilometres_between(35, 135, 35, 135), 0);
    EXPECT_NEAR(kilometres_between(0, 0, 0, 1), 111.195, 0.001);      // 2π·6371.0088/360
    EXPECT_NEAR(kilometres_between(90, 0, -90, 0), 20'015.11, 0.01);  // π·6371.0088
}

TEST(Distance, IsTenKilometresWithinARegionAndNeverLess) {
    const Little l("AAA,,,IT,,,2002,0,0,small\nBBB,,,IT,,,2002,0,0.01,small\nCCC,,,IT,,,2002,0,1,small\n");
    const RegionId a = l.region("AAA"), b = l.region("BBB"), c = l.region("CCC");
    EXPECT_NEAR(l.world->log_distance_between(a, a), std::log(2), 1e-12);
    EXPECT_NEAR(l.world->log_distance_between(a, b), std::log(2), 1e-12) << "a kilometre counts as ten";
    EXPECT_NEAR(l.world->log_distance_between(a, c), std::log(1 + 11.1195), 1e-5);
    EXPECT_EQ(l.world->log_distance_between(a, c), l.world->log_distance_between(c, a));
}

TEST(Regions, StandInTheOrderOfTheirCodesAndRememberTheFile) {
    const Little l(
        "ZZZ,Zeta,,IT,,,2002,35,135,small\nOUT,Rest,,Life,,,,36,136,rest\n"
        "AAA,Alpha,,Nano;Environment,,2002,2004,37,137,large\n");
    const Regions& r = l.world->regions;
    ASSERT_EQ(r.size(), 3U);
    const RegionId a{0}, out{1}, z{2};
    EXPECT_EQ(r.code[a], "AAA");
    EXPECT_EQ(r.code[z], "ZZZ");
    EXPECT_TRUE(l.world->is_rest(out));
    EXPECT_FALSE(l.world->is_rest(a));
    EXPECT_EQ(l.world->file_order, (std::vector{z, out, a}));
    EXPECT_EQ(r.fields[a], 0b1100);
    EXPECT_EQ(r.first_trial[a], FiscalYear{2002});
    EXPECT_EQ(r.first_full[a], FiscalYear{2004});
    EXPECT_EQ(r.first_trial[z], FiscalYear{0});
    EXPECT_EQ(r.size_class[a], SizeClass::large);
}

TEST(RestOfTheCountry, IsKnownByItsSizeClassNotByItsCode) {
    const Little renamed("AAA,,,IT,,,2002,35,135,small\nELSE,,,IT,,,,36,136,rest\n");
    EXPECT_TRUE(renamed.world->is_rest(renamed.region("ELSE")));
    EXPECT_EQ(renamed.world->clusters.name, std::vector<std::string>{"AAA"});
    const Little outskirts("AAA,,,IT,,,2002,35,135,small\nOUT,Outaki,,IT,,,2002,36,136,small\n");
    EXPECT_FALSE(outskirts.world->is_rest(outskirts.region("OUT")));
    EXPECT_EQ(outskirts.world->clusters.name, (std::vector<std::string>{"AAA", "OUT"}));
}

TEST(RestOfTheCountry, MayBeSeveralBlocksAndIsOutsideTheProgramme) {
    const Little blocks("AAA,,,IT,,,2002,35,135,small\nEAST,,,IT,,,,35,139,rest\nWEST,,,IT,,,,35,130,rest\n");
    EXPECT_EQ(blocks.world->clusters.name, std::vector<std::string>{"AAA"});
    EXPECT_EQ(problems_of_regions("OUT,,,IT,,2002,2003,35,135,rest\n"),
              (Lines{"regions.csv:2:11: OUT is of the rest of the country, which never enters the programme: "
                     "leave this cell empty",
                     "regions.csv:2:16: OUT is of the rest of the country, which never enters the programme: "
                     "leave this cell empty"}));
}

TEST(WideAreas, JoinKobeWithOsakaAndFukuokaWithKitakyushu) {
    const auto world = world_of(small_scenario());
    const auto share = [&](const std::string& one, const std::string& other) {
        return world->share_wide_area(region_of(*world, one), region_of(*world, other));
    };
    EXPECT_TRUE(share("OSA", "KOB"));
    EXPECT_TRUE(share("FUK", "KIT"));
    EXPECT_TRUE(share("KIT", "FUK"));
    EXPECT_FALSE(share("OSA", "FUK"));
    EXPECT_FALSE(share("SAP", "SEN")) << "to be in none is not to share one";
    EXPECT_FALSE(share("OSA", "OSA")) << "a region is no neighbour of itself";
}

TEST(Programme, BeginsWithTwelveFullAndSixTrialRegions) {
    const auto world = world_of(small_scenario());
    const auto entering = [](const auto& column, int year) {
        return std::count(column.begin(), column.end(), FiscalYear{year});
    };
    EXPECT_EQ(entering(world->regions.first_full, 2002), 12);
    EXPECT_EQ(entering(world->regions.first_trial, 2002), 6);
    EXPECT_EQ(entering(world->regions.first_full, 2003), 3);
    EXPECT_EQ(entering(world->regions.first_full, 2004), 3);
}

TEST(Budget, IsTheColumnThatTheScenarioNames) {
    const auto budget = [](const std::string& column, int year) {
        return world_of(small_scenario({{"population.scale", 1.0}, {"budget.column", column}}))
            ->national_budget.at({year});
    };
    EXPECT_EQ(budget("as_realised", 2003), 6'900'000);
    EXPECT_EQ(budget("as_realised", 2005), 10'000'000);
    EXPECT_EQ(budget("frozen_at_fy2003", 2005), 6'900'000);
    EXPECT_EQ(budget("fy2004_request_then_frozen", 2005), 9'000'000);
}

TEST(BadTables, AreReportedAllAtOnceWithTheirPlaces) {
    Scenario scenario = little_scenario();
    scenario.tables["tables.regions"] = table_of_text(region_header +
                                                          "AAA,Alpha,,IT;Wine,,,2002,35,135,small\n"
                                                          "BBB,Beta,,IT,,,2002,35x,135,huge\n",
                                                      "regions.csv");
    scenario.tables["tables.institutions"] = table_of_text(
        "name_en,name_ja,home,also_in\nA University,,AAA,BBB;XXX\nB University,,YYY,\n", "institutions.csv");
    scenario.tables["budget.table"] = table_of_text(
        "fiscal_year,as_realised\n2002,1000\n2003,much\n2003,1000\n2005,1000\n2006,1000\n", "budget.csv");
    EXPECT_EQ(
        problems_of(scenario),
        (Lines{"regions.csv:2:12: unknown field 'Wine': none of IT, Life, Nano, Environment",
               "regions.csv:3:21: latitude '35x' is not a number from -90 to 90",
               "regions.csv:3:29: unknown size class 'huge': none of large, medium, small, rest",
               "institutions.csv:2:19: unknown region 'XXX': none of AAA, BBB",
               "institutions.csv:3:15: unknown region 'YYY': none of AAA, BBB",
               "budget.csv:3:6: budget 'much' is not a number from 0 to 10000000",
               "budget.csv:4:1: the budget year 2003 stands twice, first in line 3",
               "budget.csv:3:1: the budget year 2004 is missing; every year from 2002 to 2006 needs one"}));
}

TEST(BadRegions, AreSaidToBeSo) {
    EXPECT_EQ(problems_of_regions("AAA,,,IT,,,2002,35,135,small\n,,,IT,,,2002,35,135,small\n"
                                  "AAA,,,IT,,,2002,35,135,small\n"),
              (Lines{"regions.csv:3:1: a region needs an id",
                     "regions.csv:4:1: the region 'AAA' stands twice, first in line 2"}));
    EXPECT_EQ(problems_of_regions("AAA,,,,,,2002,35,135,small\n"),
              (Lines{"regions.csv:2:7: a region needs at least one field"}));
    EXPECT_EQ(problems_of_regions("AAA,,,IT,,2003,2003,35,135,small\n"),
              (Lines{"regions.csv:2:16: first_full_fy of AAA is not after first_trial_fy"}));
    EXPECT_EQ(problems_of_regions("AAA,,,IT,,,1902,35,135,small\n"),
              (Lines{"regions.csv:2:12: first_full_fy 1902 is outside 2002 to 2010"}));
    EXPECT_EQ(problems_of_regions("AAA,,,IT,,,2002,,nan,small\n"),
              (Lines{"regions.csv:2:17: latitude is empty; a number from -90 to 90 was meant",
                     "regions.csv:2:18: longitude nan is outside -180 to 180"}));
    EXPECT_EQ(problems_of_regions(""), (Lines{"regions.csv:1:1: no region follows the header"}));
}

TEST(BadRegions, ColumnsThatAreMissingAreAllNamed) {
    EXPECT_EQ(problems_of_table("tables.regions",
                                "id,name_en,name_ja,wide_area,first_trial_fy,first_full_fy,latitude,"
                                "longitude\nAAA,,,,,2002,35,135\n",
                                "regions.csv"),
              (Lines{"regions.csv:1:1: the column 'fields' is missing",
                     "regions.csv:1:1: the column 'size_class' is missing"}));
}

TEST(BadRegions, SixtyFourIsTheMost) {
    std::string rows;
    for (int i = 100; i < 164; ++i) rows += "R" + std::to_string(i) + ",,,IT,,,2002,35,135,small\n";
    EXPECT_TRUE(problems_of_regions(rows).empty());
    EXPECT_EQ(problems_of_regions(rows + "R164,,,IT,,,2002,35,135,small\n"),
              (Lines{"regions.csv:66:1: more than 64 regions"}));
}

TEST(BadRegions, TheirOwnLineSharesAndCallMonthsMustMakeSense) {
    const std::string header = region_header.substr(0, region_header.size() - 1) +
                               ",line_research,line_coordination,line_ip,line_centres,"
                               "line_administration,call_months\n";
    const auto problems = [&](const std::string& columns) {
        return problems_of_table("tables.regions", header + "AAA,,,IT,,,2002,35,135,small," + columns + "\n",
                                 "regions.csv");
    };
    EXPECT_TRUE(problems(",,,,,").empty()) << "empty: as the scenario has them";
    EXPECT_TRUE(problems("0.5,0.2,0.1,0.1,0.1,1;12").empty());
    EXPECT_EQ(problems("0.5,0.2,0.1,0.1,0.2,"),
              (Lines{"regions.csv:2:46: the line shares of AAA sum to 1.1, not to 1"}));
    EXPECT_EQ(problems("0.65,0.10,0.06,0.09,0.10,13;4;May"),
              (Lines{"regions.csv:2:55: '13' is not a calendar month from 1 to 12",
                     "regions.csv:2:55: 'May' is not a calendar month from 1 to 12"}));
}

TEST(BadInstitutions, StandOnce) {
    EXPECT_EQ(problems_of_table("tables.institutions",
                                "name_en,name_ja,home,also_in\nA University,,AAA,\nA University,,AAA,\n",
                                "institutions.csv"),
              (Lines{"institutions.csv:3:1: the institution 'A University' stands twice, first in line 2"}));
}

TEST(BadInstitutions, NeedANameThatIsToldFromOthersThatLookTheSame) {
    EXPECT_EQ(problems_of_table("tables.institutions",
                                "name_en,name_ja,home,also_in\n,,AAA,\nA University ,,AAA,\n"
                                "Universite\u0301,,AAA,\nUniversit\u00e9,,AAA,\n",
                                "institutions.csv"),
              (Lines{"institutions.csv:2:1: an institution needs a name: name_en is empty",
                     "institutions.csv:3:1: the name 'A University ' has a space at an end: take it away",
                     "institutions.csv:4:1: the name 'Universite\u0301' has a letter and its mark as two "
                     "characters: write them as one (Unicode form NFC)"}));
}

TEST(BadInstitutions, DifferInMoreThanCaseSpacesAndTheWidthOfLetters) {
    EXPECT_EQ(
        problems_of_table("tables.institutions",
                          "name_en,name_ja,home,also_in\nKobe University,,AAA,\nKOBE  University,,AAA,\n",
                          "institutions.csv"),
        (Lines{"institutions.csv:3:1: the institution 'KOBE  University' looks like 'Kobe University' in "
               "line 2: names must differ in more than case, spaces and the width of letters"}));
}

TEST(BadRegions, HaveIdsThatAreToldFromOthersThatLookTheSame) {
    EXPECT_EQ(problems_of_regions("X,,,IT,,,2002,35,135,small\nX ,,,IT,,,2002,35,135,small\n"
                                  "\u304b\u3099,,,IT,,,2002,35,135,small\n\u304c,,,IT,,,2002,35,135,small\n"),
              (Lines{"regions.csv:3:1: the id 'X ' has a space at an end: take it away",
                     "regions.csv:4:1: the id '\u304b\u3099' has a letter and its mark as two characters: "
                     "write them as one (Unicode form NFC)"}));
}

TEST(BadRegions, AreNotCalledAsCommandsCallGroupsOfRegionsOrSeveral) {
    EXPECT_EQ(problems_of_regions("trial,,,IT,,,2002,35,135,small\nFull,,,IT,,,2002,35,135,small\n"
                                  "KOB+OSA,,,IT,,,2002,35,135,small\ntrials,,,IT,,,2002,35,135,small\n"),
              (Lines{"regions.csv:2:1: the id 'trial' is what commands call all regions that begin on trial: "
                     "take another",
                     "regions.csv:3:1: the id 'Full' is what commands call all regions that begin full: take "
                     "another",
                     "regions.csv:4:1: the id 'KOB+OSA' has a sign that joins regions, as in KOB+OSA and "
                     "KOB;OSA: take it away"}));
}

TEST(BadRegions, DifferInMoreThanCaseSpacesAndTheWidthOfLetters) {
    EXPECT_EQ(
        problems_of_regions("KOB,,,IT,,,2002,35,135,small\nkob,,,IT,,,2002,35,135,small\n"
                            "\uff2b\uff2f\uff22,,,IT,,,2002,35,135,small\n"),
        (Lines{"regions.csv:3:1: the region 'kob' looks like 'KOB' in line 2: names must differ in more "
               "than case, spaces and the width of letters",
               "regions.csv:4:1: the region '\uff2b\uff2f\uff22' looks like 'KOB' in line 2: names must "
               "differ in more than case, spaces and the width of letters"}));
}

TEST(BadRegions, ThatStandOftenAreSaidOnceEachAgainstTheFirst) {
    std::string rows;
    for (int i = 0; i < 60; ++i) rows += "AAA,,,IT,,,2002,35,135,small\n";
    const Lines lines = problems_of_regions(rows);
    ASSERT_EQ(lines.size(), 59U);
    EXPECT_EQ(lines.back(), "regions.csv:61:1: the region 'AAA' stands twice, first in line 2");
}

TEST(BadBudget, NeedsEveryYearAndTheColumnThatIsAskedFor) {
    EXPECT_EQ(
        problems_of_table("budget.table", "fiscal_year,as_realised\n2003,1\n2004,-1\n2006,1\n", "budget.csv"),
        (Lines{"budget.csv:3:6: budget -1 is outside 0 to 10000000 (million yen)",
               "budget.csv:1:1: the budget year 2002 is missing; every year from 2002 to 2006 needs one",
               "budget.csv:3:1: the budget year 2005 is missing; every year from 2002 to 2006 needs one"}));
    EXPECT_EQ(
        problems_of_table("budget.table", "fiscal_year,dreams\n2002,1\n", "budget.csv"),
        (Lines{"test:0:0: budget.column = 'as_realised' is no column of budget.csv, which has 'dreams'"}));
}

TEST(BadReferences, NameWhatIsUnknownOrMissing) {
    EXPECT_EQ(problems_of_table("tables.evaluation_reference",
                                "indicator,mean,deviation\nparticipants,0,1\nprojects,0,1\npatents,0,0\n"
                                "commercialisation,0,1\nfame,0,1\n",
                                "merits.csv"),
              (Lines{"merits.csv:4:11: deviation 0 is outside 0.000000000001 to 1000000000",
                     "merits.csv:6:1: unknown indicator 'fame': none of participants, projects, patents, "
                     "commercialisation, own_money",
                     "merits.csv:1:1: the row of the indicator 'own_money' is missing"}));
    EXPECT_EQ(problems_of_table("tables.hub_reference", "dimension,median,mad\n", "hubs.csv").size(), 5U);
}

TEST(BadScenario, ATableThatIsNeededIsNamed) {
    Scenario scenario = little_scenario();
    scenario.tables.erase("tables.hub_reference");
    EXPECT_EQ(problems_of(scenario),
              (Lines{"test:0:0: tables.hub_reference names no file, but this model needs that table"}));
}

TEST(BadScenario, ParametersMustAgreeWithOneAnother) {
    Scenario scenario = little_scenario(one_region, {{"budget.research", 0.5},
                                                     {"population.group_slots_low", std::int64_t{5}},
                                                     {"evaluation.cut_b", 1.0}});
    scenario.settings.at("evaluation.cut_b").origin = {"mine.toml", 7, 3};
    const Lines problems = problems_of(scenario);
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_NE(problems[0].find("not to 1"), std::string::npos);
    EXPECT_NE(problems[1].find("is above group_slots_high = "), std::string::npos);
    EXPECT_EQ(problems[2],
              "mine.toml:7:3: evaluation.cut_a, cut_b and cut_c must fall, but are 0.25, 1 and -1.2");
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
