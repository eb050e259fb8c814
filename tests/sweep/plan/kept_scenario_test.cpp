#include "sim/sweep/plan/kept_scenario.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "musubi/panel.hpp"
#include "tests/io/later_rule.hpp"

// A plan keeps its scenarios, and can be read by a model that got a rule since.
namespace musubi {
namespace {

Panel kept(const AnyModel& model, const std::vector<std::string>& texts) {
    const Scenarios folder;
    std::vector<Scenario> scenarios;
    scenarios.reserve(texts.size());
    for (const std::string& text : texts) scenarios.push_back(pond_scenario(folder, model, text));
    Panel panel;
    keep_scenarios(panel, scenarios, model);
    return panel;
}

const std::string plain = "[search]\ntie = 4\n", on = plain + "[ice]\nwinters = 0.5\n";

TEST(KeptScenario, IsTheSameWhetherTheModelHasTheRuleOrNot) {
    const Panel before = kept(pond_before(), {plain}), after = kept(pond_after(), {plain});
    EXPECT_EQ(after.dimension("setting").labels, before.dimension("setting").labels);
    EXPECT_EQ(after.variable("setting_value").numbers, before.variable("setting_value").numbers);
}

TEST(KeptScenario, OfAnOlderPlanHasTheRuleOff) {
    const auto scenarios = kept_scenarios(kept(pond_before(), {plain}), pond_after());
    ASSERT_EQ(scenarios.size(), 1U);
    EXPECT_EQ(scenarios[0].settings.at("search.tie").value, Value(4.0));
    EXPECT_EQ(scenarios[0].settings.at("ice.winters").value, Value(0.0));
    EXPECT_EQ(scenarios[0].settings.at("ice.thickness").value, Value(0.1));
}

TEST(KeptScenario, HasARuleThatAnyOfThemHasOn) {
    const auto scenarios = kept_scenarios(kept(pond_after(), {plain, on}), pond_after());
    ASSERT_EQ(scenarios.size(), 2U);
    EXPECT_EQ(scenarios[0].settings.at("ice.winters").value, Value(0.0));
    EXPECT_EQ(scenarios[1].settings.at("ice.winters").value, Value(0.5));
}

TEST(KeptScenario, IsRefusedByAModelThatLacksWhatItSets) {
    EXPECT_THROW((void)kept_scenarios(kept(pond_after(), {on}), pond_before()), std::runtime_error);
}

TEST(KeptScenario, IsRefusedWhereMoreThanALaterRuleIsMissing) {
    std::vector<ParameterSpec> more = frozen_pond_parameters();
    more.push_back(more.front());
    more.back().name = "search.depth";
    const AnyModel other{"pond", "A pond", &more, prepare_pond};
    EXPECT_THROW((void)kept_scenarios(kept(pond_before(), {plain}), other), std::runtime_error);
}

}  // namespace
}  // namespace musubi
