#include "tests/io/later_rule.hpp"

#include <gtest/gtest.h>

#include "sim/io/resolved_toml.hpp"

// A rule that comes later and is off by default leaves every scenario what it was.
namespace musubi {
namespace {

const std::string plain = "[search]\ntie = 4\n", on = plain + "[ice]\nwinters = 0.5\n",
                  only_its_part = plain + "[ice]\nthickness = 0.9\n";

std::string checksum(const AnyModel& model, const std::string& text) {
    return scenario_checksum(pond_scenario(Scenarios(), model, text), *model.parameters);
}
std::string resolved(const Scenarios& folder, const AnyModel& model, const std::string& text) {
    return resolved_toml(pond_scenario(folder, model, text), *model.parameters);
}

TEST(LaterRule, LeavesTheChecksumOfAScenarioUntilItIsOn) {
    EXPECT_EQ(checksum(pond_after(), plain), checksum(pond_before(), plain));
    EXPECT_NE(checksum(pond_after(), on), checksum(pond_after(), plain));
    EXPECT_EQ(checksum(pond_after(), only_its_part), checksum(pond_after(), plain))
        << "without the rule its part does nothing";
    EXPECT_NE(checksum(pond_after(), on + "thickness = 0.9\n"), checksum(pond_after(), on));
}

TEST(LaterRule, IsNoSettingUntilItIsOn) {
    const Scenarios folder;
    EXPECT_EQ(settings_in(resolved(folder, pond_after(), plain)),
              settings_in(resolved(folder, pond_before(), plain)));
    const auto settings = settings_in(resolved(folder, pond_after(), on));
    EXPECT_EQ(settings.at("ice.winters"), "0.5");
    EXPECT_EQ(settings.at("ice.thickness"), "0.1");
}

TEST(LaterRule, IsMarkedInAResolvedScenarioAndLeftOutOfWhatIsCompared) {
    const Scenarios folder;
    const std::string text = resolved(folder, pond_after(), plain);
    EXPECT_NE(text.find("\n[ice]\nwinters = 0.0  # default; off\nthickness = 0.1  # default; off\n"),
              std::string::npos)
        << text;
    EXPECT_EQ(without_origins(text), without_origins(resolved(folder, pond_before(), plain)));
    EXPECT_NE(
        without_origins(resolved(folder, pond_after(), on)).find("\n[ice]\nwinters = 0.5\nthickness = 0.1\n"),
        std::string::npos);
}

TEST(LaterRule, OfAResolvedScenarioReadsBackAsItWas) {
    const Scenarios folder;
    for (const std::string& text : {plain, on, only_its_part}) {
        const Scenario once = pond_scenario(folder, pond_after(), text);
        const Scenario again =
            pond_scenario(folder, pond_after(), resolved_toml(once, frozen_pond_parameters()));
        for (const auto& [name, setting] : once.settings)
            EXPECT_EQ(again.settings.at(name).value, setting.value) << name;
    }
}

TEST(LaterRule, IsNotOffBecauseATextEndsLikeOne) {
    const Scenarios folder;
    const auto settings = settings_in(resolved(folder, pond_after(), "[budget]\ncolumn = 'a; off'\n"));
    EXPECT_EQ(settings.at("budget.column"), "\"a; off\"");
}

}  // namespace
}  // namespace musubi
