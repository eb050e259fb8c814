#include "models/knowledge_cluster/world/name_fault.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace musubi::knowledge_cluster {
namespace {

TEST(Looks, AreAlikeWhateverTheCaseTheSpacesAndTheWidthOfLetters) {
    const std::string kobe = look_of("Kobe University");
    for (const char* name :
         {"KOBE UNIVERSITY", "Kobe  University", "Kobe\u3000University", "Kobe\u00a0University",
          "Kobe\u200bUniversity", "KobeUniversity", "Ｋｏｂｅ　University"})
        EXPECT_EQ(look_of(name), kobe) << name;
    EXPECT_EQ(look_of("ｺｳﾍﾞ･ﾊﾟｲﾌﾟ"), look_of("コウベ・パイプ"));
    EXPECT_EQ(look_of("ｳﾞｧｲｵﾘﾝ"), look_of("ヴァイオリン"));
    EXPECT_EQ(look_of("㈱Ａ＆Ｂ"), look_of("（株）a&b"));
    EXPECT_EQ(look_of("ÉCOLE ŠKODA"), look_of("École škoda"));
    EXPECT_EQ(look_of("ΑΘΗΝΑ МОСКВА"), look_of("αθηνα москва"));
}

TEST(Looks, DifferWhereLettersDo) {
    const std::pair<const char*, const char*> pairs[]{{"か", "が"}, {"は", "ぱ"},   {"か", "カ"}, {"É", "E"},
                                                      {"東", "束"}, {"A×B", "A÷B"}, {"ｱﾞ", "ア"}, {"ŷ", "Ÿ"}};
    for (const auto& [one, other] : pairs) EXPECT_NE(look_of(one), look_of(other)) << one << ' ' << other;
}

TEST(Looks, OfWhatIsSmallAndNarrowAreTheNamesThemselves) {
    for (const char* name : {"神戸大学", "kobe", "\U00020bb7野家", "école", "がくえん", "コウベ"})
        EXPECT_EQ(look_of(name), name);
    EXPECT_NE(look_of("\xff"), look_of("\xfe")) << "what is no UTF-8 harms nobody";
    EXPECT_NO_THROW(static_cast<void>(look_of("\xe3\x81")));
}

TEST(NameFaults, AreSpacesAtAnEndAndLettersInParts) {
    for (const char* name : {" a", "a ", "a\t", "a\u3000", "\u00a0a"})
        EXPECT_EQ(name_fault(name), "has a space at an end: take it away") << name;
    for (const char* name : {"e\u0301", "o\u036fk", "\u304b\u3099", "\u30cf\u309a"})
        EXPECT_TRUE(name_fault(name).starts_with("has a letter and its mark as two characters")) << name;
    for (const char* name : {"", "a", "a b", "が", "\u00e9", "ͰA", "ｶﾞ"})
        EXPECT_EQ(name_fault(name), "") << name;
}

}  // namespace
}  // namespace musubi::knowledge_cluster
