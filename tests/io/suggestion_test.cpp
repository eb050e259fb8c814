#include "sim/io/suggestion.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <vector>

namespace musubi {
namespace {

TEST(SpellingDistance, CountsLettersLeftOutPutInChangedAndSwapped) {
    EXPECT_EQ(spelling_distance("", ""), 0U);
    EXPECT_EQ(spelling_distance("national", "national"), 0U);
    EXPECT_EQ(spelling_distance("", "tie"), 3U);
    EXPECT_EQ(spelling_distance("natinal", "national"), 1U);
    EXPECT_EQ(spelling_distance("nattional", "national"), 1U);
    EXPECT_EQ(spelling_distance("notional", "national"), 1U);
    EXPECT_EQ(spelling_distance("natoinal", "national"), 1U);
    EXPECT_EQ(spelling_distance("kitten", "sitting"), 3U);
}

TEST(SpellingDistance, IsSymmetricAndZeroOnlyForTheSameWord) {
    const bool holds = rc::check([] {
        const auto word = rc::gen::container<std::string>(rc::gen::inRange('a', 'd'));
        const std::string a = *word, b = *word;
        RC_ASSERT(spelling_distance(a, b) == spelling_distance(b, a));
        RC_ASSERT((spelling_distance(a, b) == 0) == (a == b));
        RC_ASSERT(spelling_distance(a, b) <= std::max(a.size(), b.size()));
    });
    EXPECT_TRUE(holds);
}

TEST(NearestWord, IsTheNearestIfOneIsNear) {
    const std::vector<std::string> known{"scale", "seeds", "tie"};
    EXPECT_EQ(nearest_word("scael", known), "scale");
    EXPECT_EQ(nearest_word("seed", known), "seeds");
    EXPECT_EQ(nearest_word("tei", known), "tie");
    EXPECT_EQ(nearest_word("fish", known), "");
    EXPECT_EQ(nearest_word("", known), "");
    EXPECT_EQ(nearest_word(std::string(1 << 20, 's'), known), "");
}

TEST(InQuotes, ALongTextIsCutBetweenCharacters) {
    EXPECT_EQ(in_quotes("tie"), "'tie'");
    std::string long_text;
    for (int i = 0; i < 50; ++i) long_text += "大";
    EXPECT_EQ(in_quotes(long_text), std::string("'").append(long_text, 0, 78).append("…'"));
}

}  // namespace
}  // namespace musubi
