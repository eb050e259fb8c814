#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "sim/io/resolved_toml.hpp"
#include "tests/io/small_models.hpp"

namespace musubi {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string origin(const Scenario& scenario, const std::string& name) {
    const Place& place = scenario.settings.at(name).origin;
    if (place.file.empty()) return "default";
    return std::filesystem::path(place.file).filename().string() + ":" + std::to_string(place.line) + ":" +
           std::to_string(place.column);
}

TEST(ScenarioFile, AnEmptyFileIsTheFirstModelWithItsDefaults) {
    const Scenarios folder;
    folder.write("empty.toml", "");
    const Scenario scenario = folder.good("empty.toml");
    EXPECT_EQ(scenario.name, "empty");
    EXPECT_EQ(scenario.title, "");
    EXPECT_EQ(scenario.model, "pond");
    ASSERT_EQ(scenario.settings.size(), pond_parameters().size());
    for (const ParameterSpec& parameter : pond_parameters()) {
        EXPECT_EQ(scenario.settings.at(parameter.name).value, parameter.fallback) << parameter.name;
        EXPECT_EQ(origin(scenario, parameter.name), "default");
    }
}

TEST(ScenarioFile, WhatStandsNearerWinsAndRemembersItsPlace) {
    const Scenarios folder;
    folder.write("oldest.toml",
                 "title = 'oldest'\nmodel = 'pond'\n[search]\ntie = 1.5\ndistance = 1\n[time]\nyears = 2\n");
    folder.write("sub/older.toml", "extends = '../oldest'\n\n[time]\nyears = 3\nleap = false\n");
    folder.write("mine.toml",
                 "extends = 'sub/older.toml'\ntitle = {ja = '私', en = 'mine'}\nsearch.tie = 9\n");
    const Scenario scenario = folder.good("mine.toml");
    EXPECT_EQ(scenario.title, "mine");
    EXPECT_EQ(scenario.settings.at("search.tie").value, Value(9.0))
        << "a whole number will do for a real one";
    EXPECT_EQ(scenario.settings.at("search.distance").value, Value(1.0));
    EXPECT_EQ(scenario.settings.at("time.years").value, Value(std::int64_t{3}));
    EXPECT_EQ(scenario.settings.at("time.leap").value, Value(false));
    EXPECT_EQ(origin(scenario, "search.tie"), "mine.toml:3:14");
    EXPECT_EQ(origin(scenario, "search.distance"), "oldest.toml:5:12");
    EXPECT_EQ(origin(scenario, "time.years"), "older.toml:4:9");
    EXPECT_EQ(origin(scenario, "budget.rule"), "default");
}

TEST(ScenarioFile, AModelIsInheritedAndNoTitle) {
    const Scenarios folder;
    folder.write("base.toml", "title = 'base'\nmodel = 'desert'\n");
    folder.write("mine.toml", "extends = 'base'\n");
    EXPECT_EQ(folder.good("mine.toml").title, "mine") << "the name of its file";
    EXPECT_EQ(folder.good("base.toml").title, "base");
    EXPECT_EQ(folder.good("mine.toml").model, "desert");
    EXPECT_TRUE(folder.good("mine.toml").settings.empty());
}

TEST(ScenarioFile, AnOutcomeIsInheritedAndStandsInTheResolvedScenarioButNotInItsChecksum) {
    const Scenarios folder;
    folder.write("base.toml", "outcome = 'herons'\n");
    folder.write("mine.toml", "extends = 'base'\n");
    folder.write("other.toml", "extends = 'base'\noutcome = 'fish'\n");
    const Scenario mine = folder.good("mine.toml"), other = folder.good("other.toml");
    EXPECT_EQ(mine.outcome, "herons");
    EXPECT_EQ(other.outcome, "fish");
    EXPECT_THAT(resolved_toml(mine, pond_parameters()), StartsWith("outcome = \"herons\"\n"));
    EXPECT_EQ(scenario_checksum(mine, pond_parameters()), scenario_checksum(other, pond_parameters()));
}

TEST(ScenarioFile, ABaseIsLookedForBesideTheFileAndThenAmongTheShippedScenarios) {
    const Scenarios folder, shipped;
    const auto years = [&] {
        return folder.good("mine.toml", shipped.path()).settings.at("time.years").value;
    };
    shipped.write("base.toml", "[time]\nyears = 3\n");
    folder.write("mine.toml", "extends = 'base'\n");
    EXPECT_EQ(years(), Value(std::int64_t{3}));
    folder.write("base.toml", "[time]\nyears = 4\n");
    EXPECT_EQ(years(), Value(std::int64_t{4}));
}

TEST(ScenarioFile, ATableThatIsSetLiesBesideTheFileThatSetsIt) {
    const Scenarios folder;
    folder.write("sub/money.csv", "year,yen\n2002,6000\n");
    folder.write("sub/base.toml", "[budget]\ntable = 'money.csv'\n");
    folder.write("mine.toml", "extends = 'sub/base'\n");
    const Scenario scenario = folder.good("mine.toml");
    const TextTable& table = scenario.tables.at("budget.table");
    EXPECT_THAT(table.file, EndsWith("sub/money.csv"));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].cells[1].text, "6000");
}

TEST(ScenarioFile, ADefaultTableLiesBesideTheScenarioOrItsBasesOrIsShipped) {
    const Folder mine;
    const Scenarios base, shipped;
    base.write("data/places.csv", "place\nof the base\n");
    shipped.write("data/places.csv", "place\nshipped\n");
    base.write("base.toml", "");
    const auto place = [&](const std::string& text) {
        Problems problems;
        const auto scenario =
            read_scenario(mine.write("mine.toml", text), small_models(), problems, shipped.path());
        return scenario ? scenario->tables.at("search.places").rows[0].cells[0].text
                        : format_problem(problems.items().front());
    };
    const std::string extends = "extends = '" + (base / "base.toml").string() + "'\n";
    EXPECT_EQ(place(""), "shipped");
    EXPECT_EQ(place(extends), "of the base");
    mine.write("data/places.csv", "place\nmine\n");
    EXPECT_EQ(place(extends), "mine");
    EXPECT_EQ(place("search.places = 'data/none.csv'"), (mine / "mine.toml").string() +
                                                            ":1:17: search.places: there is no file '" +
                                                            (mine / "data/none.csv").string() + "'");
}

TEST(ScenarioFile, AnEmptyNameIsNoTable) {
    const Scenarios folder;
    folder.write("mine.toml", "[search]\nplaces = ''\n");
    EXPECT_TRUE(folder.good("mine.toml").tables.empty());
}

TEST(ScenarioFile, ABrokenTableIsAProblemOfTheTable) {
    const Scenarios folder;
    folder.write("b.csv", "year,yen\n2002\n");
    EXPECT_THAT(folder.problems_in("[budget]\ntable = 'b.csv'\n[time]\nyears = 0\n"),
                ElementsAre(HasSubstr("mine.toml:4:9"), "b.csv:2:1: the row has 1 cell, the header has 2"));
}

TEST(ResolvedToml, SetsEveryParameterAndSaysWhereItWasSet) {
    const Scenarios folder;
    folder.write("mine.toml", "title = 'Mine'\n[search]\ntie = 9\n");
    std::string text = resolved_toml(folder.good("mine.toml"), pond_parameters());
    text.erase(text.find(folder.path().string()), folder.path().string().size() + 1);
    text.erase(text.find("checksum ") + 9, 32);
    EXPECT_EQ(text,
              "title = \"Mine\"\n"
              "model = \"pond\"\n"
              "\n[search]\n"
              "tie = 9.0  # mine.toml:3\n"
              "distance = 0.35  # default\n"
              "places = \"data/places.csv\"  # default; 2 rows, checksum \n"
              "\n[time]\n"
              "years = 5  # default\n"
              "leap = true  # default\n"
              "\n[budget]\n"
              "rule = \"equal\"  # default\n"
              "column = \"plan\"  # default\n"
              "table = \"\"  # default\n");
}

TEST(ResolvedToml, ReadsBackToTheSameValuesToTheLastBit) {
    const Scenarios folder;
    folder.write("plain.toml", "");
    Scenario scenario = folder.good("plain.toml");
    scenario.settings["search.distance"].origin = {"a file\nof two lines", 1, 1};
    const bool holds = rc::check("real numbers, whole numbers and texts", [&] {
        const auto bits = *rc::gen::arbitrary<std::uint64_t>();
        const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
        scenario.titles = {{"", "t" + text}};
        scenario.settings["search.tie"].value =
            std::ldexp(static_cast<double>(bits), *rc::gen::inRange(-1100, -60));
        scenario.settings["budget.column"].value = text + "日本\"\\";
        scenario.settings["time.years"].value = *rc::gen::inRange<std::int64_t>(1, 10);
        folder.write("again.toml", resolved_toml(scenario, pond_parameters()));
        const Scenario again = folder.good("again.toml");
        RC_ASSERT(again.titles == scenario.titles);
        RC_ASSERT(again.model == scenario.model);
        RC_ASSERT(again.settings.size() == scenario.settings.size());
        for (const auto& [name, setting] : scenario.settings)
            RC_ASSERT(again.settings.at(name).value == setting.value);
    });
    EXPECT_TRUE(holds);
}

TEST(ScenarioChecksum, DependsOnValuesAndTablesAndNotOnPlaces) {
    const Scenarios folder;
    const auto checksum = [&](const std::string& text) {
        folder.write("mine.toml", text);
        return scenario_checksum(folder.good("mine.toml"), pond_parameters());
    };
    const std::string plain = checksum("");
    EXPECT_EQ(plain.size(), 32U);
    EXPECT_EQ(checksum("title = 'x'\n\n[search]\ntie = 3\n"), plain) << "said, but not changed";
    EXPECT_NE(checksum("[search]\ntie = 3.0000000000000004\n"), plain);
    folder.write("data/places.csv", "# a comment\nplace,km\r\nhere,\"0\"\nthere,5\n");
    EXPECT_EQ(checksum(""), plain) << "the same cells";
    folder.write("data/places.csv", "place,km\nhere,0\nthere,6\n");
    EXPECT_NE(checksum(""), plain);
}

}  // namespace
}  // namespace musubi
