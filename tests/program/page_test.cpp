#include <gtest/gtest.h>

#include <limits>

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

}  // namespace
}  // namespace musubi
