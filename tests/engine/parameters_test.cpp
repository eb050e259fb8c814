#include "musubi/parameters.hpp"

#include <gtest/gtest.h>

using namespace musubi;

namespace {

enum class Rule { closed, open, lot };

struct Settings {
    struct Search {
        double distance;
        std::int64_t candidates;
        bool newborn;
        Rule rule;
    } search{};
    struct Files {
        std::string regions, note;
    } files{};
};

Registry<Settings> registry() {
    Registry<Settings> r;
    r.section("search", &Settings::search)
        .real("distance", &Settings::Search::distance,
              {1.5, 0, 5, "km", Source::published, "how far", Publication{"Walker", 1999, "Paths 1", "far"}})
        .integer("candidates", &Settings::Search::candidates, {8, 1, 64, "agents", Source::sheet, "how many"},
                 {.nudge = 1, .bites = {{"search.rule", "closed"}}})
        .flag("newborn", &Settings::Search::newborn, {true, Source::assumption, "whether the new are seen"})
        .choice("rule", &Settings::Search::rule,
                {"open", {"closed", "open", "lot"}, Source::assumption, "who may"});
    r.section("files", &Settings::files)
        .table("regions", &Settings::Files::regions, {"regions.csv", Source::sheet, "the regions"})
        .text("note", &Settings::Files::note, {"none", Source::assumption, "a remark"});
    return r;
}

}  // namespace

TEST(Registry, ListsEveryParameterAsItWasDeclared) {
    const auto r = registry();
    const auto& specs = r.specs();
    ASSERT_EQ(specs.size(), 6U);
    EXPECT_EQ(specs[0].name, "search.distance");
    EXPECT_EQ(specs[0].type, ParameterSpec::Type::real);
    EXPECT_EQ(specs[0].unit, "km");
    EXPECT_EQ(specs[0].high, 5);
    EXPECT_EQ(specs[0].source, Source::published);
    ASSERT_TRUE(specs[0].publication.has_value());
    EXPECT_EQ(specs[0].publication->author, "Walker");
    EXPECT_EQ(specs[0].publication->year, 1999);
    EXPECT_FALSE(specs[1].publication.has_value());
    EXPECT_EQ(specs[1].type, ParameterSpec::Type::integer);
    EXPECT_EQ(std::get<std::int64_t>(specs[1].fallback), 8);
    EXPECT_EQ(specs[1].meaning, "how many");
    EXPECT_EQ(specs[3].choices, (std::vector<std::string>{"closed", "open", "lot"}));
    EXPECT_EQ(specs[4].type, ParameterSpec::Type::table);
    EXPECT_EQ(specs[5].name, "files.note");
    EXPECT_EQ(specs[5].type, ParameterSpec::Type::text);
}

TEST(Registry, TheDefaultsFillTheStructTheModelReads) {
    const Settings s = registry().defaults();
    EXPECT_EQ(s.search.distance, 1.5);
    EXPECT_EQ(s.search.candidates, 8);
    EXPECT_TRUE(s.search.newborn);
    EXPECT_EQ(s.search.rule, Rule::open);
    EXPECT_EQ(s.files.regions, "regions.csv");
    EXPECT_EQ(s.files.note, "none");
}

TEST(Registry, AScenarioSetsWhatItNamesAndNothingElse) {
    Scenario scenario;
    scenario.settings["search.distance"] = {2.5, {}};
    scenario.settings["search.candidates"] = {std::int64_t{3}, {}};
    scenario.settings["search.newborn"] = {false, {}};
    scenario.settings["search.rule"] = {std::string("closed"), {}};
    const Settings s = registry().read(scenario);
    EXPECT_EQ(s.search.distance, 2.5);
    EXPECT_EQ(s.search.candidates, 3);
    EXPECT_FALSE(s.search.newborn);
    EXPECT_EQ(s.search.rule, Rule::closed);
    EXPECT_EQ(s.files.regions, "regions.csv");
}

TEST(Registry, NudgesAParameterByHalfUnlessItIsDeclaredOtherwise) {
    const auto specs = registry().specs();
    EXPECT_EQ(specs[0].effect.nudge, Value(2.25));             // half as much again as 1.5
    EXPECT_EQ(specs[1].effect.nudge, Value(std::int64_t{1}));  // as declared
    EXPECT_EQ(specs[1].effect.bites, (Effect::Settings{{"search.rule", "closed"}}));
    EXPECT_EQ(specs[2].effect.nudge, Value(false));
    EXPECT_EQ(specs[3].effect.nudge, Value("lot"));  // the next choice
    EXPECT_EQ(specs[4].effect.nudge, std::nullopt);
    EXPECT_TRUE(specs[0].effect.bites.empty());
}

namespace {

Value nudge_of(ParameterSpec::Type type, const Value& fallback, double low, double high,
               const std::vector<std::string>& choices = {}) {
    ParameterSpec spec;
    spec.type = type;
    spec.fallback = fallback;
    spec.low = low;
    spec.high = high;
    spec.choices = choices;
    return usual_nudge(spec).value();
}

}  // namespace

TEST(UsualNudge, StaysWithinTheRangeAndLeavesTheDefault) {
    using Type = ParameterSpec::Type;
    EXPECT_EQ(nudge_of(Type::real, 0.5, 0, 1), Value(0.75));
    EXPECT_EQ(nudge_of(Type::real, 0.8, 0, 1), Value(0.4));   // 1.2 would be out of range
    EXPECT_EQ(nudge_of(Type::real, 0.0, -5, 5), Value(2.5));  // half of nothing is nothing
    EXPECT_EQ(nudge_of(Type::real, -2.0, -20, 20), Value(-3.0));
    EXPECT_EQ(nudge_of(Type::integer, std::int64_t{1}, 1, 100), Value(std::int64_t{2}));  // 1.5, upwards
    EXPECT_EQ(nudge_of(Type::integer, std::int64_t{40}, 2, 40), Value(std::int64_t{20}));
}

TEST(UsualNudge, OfTheLastChoiceIsTheFirst) {
    EXPECT_EQ(nudge_of(ParameterSpec::Type::choice, "b", 0, 0, {"a", "b"}), Value("a"));
}
