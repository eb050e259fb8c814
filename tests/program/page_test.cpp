#include <gtest/gtest.h>

#include <limits>

#include "tools/musubi/page/page_document.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {
namespace {

TEST(PageText, MakesControlAndBidirectionalCharactersVisible) {
    EXPECT_EQ(visible("a\u202Eb"), "a[U+202E]b");
    EXPECT_EQ(visible("line\nnext\x7F"), "line[U+000A]next[U+007F]");
    EXPECT_EQ(visible("\u2067x\u2069\u200F\uFEFF\u2028"), "[U+2067]x[U+2069][U+200F][U+FEFF][U+2028]");
}

TEST(PageText, LeavesWhatIsWrittenAlone) {
    const std::string text = "大阪（彩都） \"Kobe\" العربية 😀 é";
    EXPECT_EQ(visible(text), text);
    EXPECT_EQ(visible("no UTF-8: \xC3( \xFF"), "no UTF-8: \xC3( \xFF") << "JSON replaces it";
}

TEST(PageText, CannotEndTheElementThatItStandsIn) {
    const PageJson hostile{{"title", "</script><img src=x onerror=alert(1)>&amp;<!--"}};
    const std::string text = embedded(hostile);
    EXPECT_EQ(text.find_first_of("<>&"), std::string::npos) << text;
    EXPECT_EQ(PageJson::parse(text), hostile);
}

TEST(PageText, ThatIsNoUtf8IsStillJson) {
    EXPECT_EQ(PageJson::parse(embedded({{"name", "a\xFF"}})).at("name"), "a\uFFFD");
}

TEST(PageText, OfAMissingNumberIsNull) {
    PageTable table{{"mean", {"Mean", "平均"}}, {"of", {"Of", "の"}, "state"}};
    EXPECT_TRUE(table.empty());
    table.add({std::numeric_limits<double>::quiet_NaN(), "trial"});
    EXPECT_EQ(
        embedded(std::move(table).json()),
        R"({"columns":[{"key":"mean","en":"Mean","ja":"平均"},{"key":"of","en":"Of","ja":"の","about":"state"}],)"
        R"("rows":[[null,"trial"]]})");
}

/// A result of a model that this program does not know: fish by year and harbour in two replicates.
Compared of_harbours(std::vector<std::int64_t> fish) {
    Panel panel;
    panel.dimensions = {{"replicate", "", {}, {0, 1}},
                        {"year", "year of the catch", {}, {1999, 2000}},
                        {"harbour", "", {"north", "south"}, {}},
                        {"country", "", {"all"}, {}}};
    Variable caught{
        "", "fish", "t", "fish caught", {"replicate", "year", "harbour", "country"}, std::move(fish)};
    Variable names =
        constant_variable("", "harbour_name", "", {"harbour"}, std::vector<std::string>{"N", "S"});
    panel.variables = {std::move(caught), std::move(names)};
    return {"fish.h5", "fish", {std::move(panel), {}}};
}

TEST(PageOfAnyModel, HasTheSumsOfEachVariableByEachOfItsDimensions) {
    const PageJson page = PageJson::parse(page_document({of_harbours({1, 2, 3, 4, 11, 12, 13, 14})}));
    ASSERT_EQ(page.at("indicators").size(), 1U) << "a name is no amount";
    EXPECT_EQ(page.at("indicators")[0].at("en"), "fish caught");
    EXPECT_EQ(page.at("totals").at("rows")[0][3], 30) << "the mean of 10 and 50";
    PageJson places = PageJson::array();
    for (const PageJson& row : page.at("places").at("rows")) places.push_back({row[2], row[3], row[4]});
    const PageJson expected{{"year", "1999", 13},      // 1 + 2 and 11 + 12
                            {"year", "2000", 17},      // 3 + 4 and 13 + 14
                            {"harbour", "north", 14},  // 1 + 3 and 11 + 13
                            {"harbour", "south", 16}};
    EXPECT_EQ(places, expected) << "and nothing by what has only one place";
    EXPECT_EQ(page.at("ordered"), PageJson::array({"year"}));
    EXPECT_EQ(page.at("words").at("dimension").at("year").at("en"), "year of the catch");
}

TEST(PageOfAnyModel, ComparesReplicateByReplicate) {
    const std::vector<Compared> both{of_harbours({1, 2, 3, 4, 11, 12, 13, 14}),
                                     of_harbours({1, 2, 3, 5, 11, 12, 13, 17})};
    const PageJson differences = PageJson::parse(page_document(both)).at("differences");
    EXPECT_EQ(differences.at("totals").at("rows")[0][4], 2) << "the mean of 1 and 3";
    EXPECT_EQ(differences.at("places").at("rows")[2][5], 0) << "north";
    EXPECT_EQ(differences.at("places").at("rows")[3][5], 2) << "south";
    EXPECT_TRUE(differences.at("asked").at("rows").empty());
}

}  // namespace
}  // namespace musubi
