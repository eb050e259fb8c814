#include <gtest/gtest.h>

#include <map>
#include <string>

#include "sim/io/resolved_toml.hpp"
#include "tests/io/small_models.hpp"

namespace musubi {
namespace {

std::map<std::string, std::string> settings_of(const Scenarios& folder, const std::string& text) {
    folder.write("mine.toml", text);
    return settings_in(resolved_toml(folder.good("mine.toml"), pond_parameters()));
}

TEST(SettingsOfAResolvedScenario, AreAllThatItSetsAsItStandsThere) {
    const auto settings =
        settings_of(Scenarios(), "title = 'Pond'\n[search]\ntie = 4\n[time]\nleap = false\n");
    EXPECT_EQ(settings.size(), pond_parameters().size() + 2);
    EXPECT_EQ(settings.at("title"), "\"Pond\"");
    EXPECT_EQ(settings.at("model"), "\"pond\"");
    EXPECT_EQ(settings.at("search.tie"), "4.0");
    EXPECT_EQ(settings.at("search.distance"), "0.35");
    EXPECT_EQ(settings.at("time.leap"), "false");
    EXPECT_EQ(settings.at("budget.rule"), "\"equal\"");
}

TEST(SettingsOfAResolvedScenario, DoNotDependOnWhereTheyWereSet) {
    const Scenarios folder;
    EXPECT_EQ(settings_of(folder, "[search]\ntie = 4\n"),
              settings_of(folder, "\n\nsearch.tie = 4.0  # again\n"));
}

TEST(SettingsOfAResolvedScenario, StayInATextThatDoesNotSayWhereTheyWereSet) {
    const Scenarios one, other;
    const auto text = [](const Scenarios& folder, const std::string& scenario) {
        folder.write("mine.toml", scenario);
        return resolved_toml(folder.good("mine.toml"), pond_parameters());
    };
    const std::string here = text(one, "title = 'a  # b'\n[search]\ntie = 4\n"),
                      there = text(other, "title = 'a  # b'\n\n\n[search]\ntie = 4\n");
    EXPECT_NE(here, there) << "each names its folder and lines";
    EXPECT_EQ(without_origins(here), without_origins(there));
    EXPECT_EQ(settings_in(without_origins(here)).at("title"), "\"a  # b\"");
    EXPECT_NE(without_origins(here).find("  # 2 rows, checksum "), std::string::npos);
}

TEST(SettingsOfAResolvedScenario, HoldTheContentOfATable) {
    const Scenarios folder;
    const std::string before = settings_of(folder, "").at("search.places");
    EXPECT_EQ(before.substr(0, before.find(',')), "\"data/places.csv\" (2 rows");
    folder.write("data/places.csv", "place,km\nhere,0\nthere,6\n");
    EXPECT_NE(settings_of(folder, "").at("search.places"), before);
}

TEST(SettingsOfAResolvedScenario, AreNotCutAtWhatLooksLikeACommentInAText) {
    const auto settings =
        settings_of(Scenarios(), "[budget]\ncolumn = 'a \"b\" \\\\  # c; 2 rows, checksum 0'\n");
    EXPECT_EQ(settings.at("budget.column"), R"("a \"b\" \\\\  # c; 2 rows, checksum 0")");
}

TEST(PlainText, IsWhatAQuotedValueStandsFor) {
    EXPECT_EQ(plain_text(R"("a \"b\" \\ 結び")"), R"(a "b" \ 結び)");
    EXPECT_EQ(plain_text(R"("red\u001B[0m")"), "red?[0m");
    EXPECT_EQ(plain_text("4.0"), "4.0");
    EXPECT_EQ(plain_text("\""), "\"");
}

}  // namespace
}  // namespace musubi
