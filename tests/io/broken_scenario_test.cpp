#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/io/small_models.hpp"

namespace musubi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Case {
    const char* name;
    std::string text;
    std::string message;
};

class BrokenScenario : public testing::TestWithParam<Case> {};

TEST_P(BrokenScenario, IsExplainedToThePersonWhoCanMendIt) {
    EXPECT_THAT(Scenarios().problems_in(GetParam().text), ElementsAre(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Each, BrokenScenario,
    testing::Values(
        Case{"UnknownSection", "[serach]\ntie = 2.0\nfish = 1\n",
             "mine.toml:1:2: unknown section 'serach' (did you mean 'search'?)"},
        Case{"UnknownSectionLikeNone", "[fish]\n", "mine.toml:1:2: unknown section 'fish'"},
        Case{"UnknownKey", "\n[search]\n  distnace = 1\n",
             "mine.toml:3:3: unknown key 'search.distnace' (did you mean 'search.distance'?)"},
        Case{"KeyOfAnotherSection", "[time]\ntie = 1\n",
             "mine.toml:2:1: unknown key 'time.tie' (did you mean 'search.tie'?)"},
        Case{"YearAsKey", "[budget]\n2004 = 9000\n",
             "mine.toml:2:1: unknown key 'budget.2004'; years stand in a CSV: see budget.table"},
        Case{"FirstYear", "[time]\nfirst_year = 2004\n",
             "mine.toml:2:1: unknown key 'time.first_year'; years stand in a CSV: see budget.table"},
        Case{"StartYear", "start_year = 2004\n",
             "mine.toml:1:1: unknown key 'start_year'; years stand in a CSV: see budget.table"},
        Case{"CurlyQuotes", "[budget]\nrule = \u201cmerit\u201d\n",
             "mine.toml:2:8: a curly quote; straight ones (\") were meant"},
        Case{"KeyWithoutSection", "tie = 1\n",
             "mine.toml:1:1: unknown key 'tie' (did you mean 'search.tie'?)"},
        Case{"MisspeltFrame", "titel = 'x'\n", "mine.toml:1:1: unknown key 'titel' (did you mean 'title'?)"},
        Case{"DottedKey", "search.tei = 1\n",
             "mine.toml:1:8: unknown key 'search.tei' (did you mean 'search.tie'?)"},
        Case{"SectionAsValue", "search = 1\n",
             "mine.toml:1:10: search is a section with keys of its own ([search]), not a whole number"},
        Case{"SectionAsArray", "[[search]]\n",
             "mine.toml:1:1: search is a section with keys of its own ([search]), not an array"},
        Case{"BelowTheRange", "[search]\ndistance = -2\n",
             "mine.toml:2:12: search.distance = -2 is outside 0 … 5 (unit: 1 per ln(km/10))"},
        Case{"AboveTheRange", "[time]\nyears = 10\n",
             "mine.toml:2:9: time.years = 10 is outside 1 … 9 (unit: years)"},
        Case{"OutOfARangeWithoutUnit", "[search]\ntie = 10.5\n",
             "mine.toml:2:7: search.tie = 10.5 is outside 0 … 10"},
        Case{"NotANumber", "[search]\ntie = nan\n", "mine.toml:2:7: search.tie = nan is not a finite number"},
        Case{"Infinite", "[search]\ntie = -inf\n", "mine.toml:2:7: search.tie = -inf is not a finite number"},
        Case{"TextForNumber", "[search]\ntie = \"3\"\n",
             "mine.toml:2:7: search.tie: a number was meant, not text; write 3 without quotation marks"},
        Case{"RealForInteger", "[time]\nyears = 3.0\n",
             "mine.toml:2:9: time.years must be a whole number (unit: years), not a number with a decimal "
             "point"},
        Case{"NumberForFlag", "[time]\nleap = 1\n",
             "mine.toml:2:8: time.leap must be true or false, not a whole number"},
        Case{"ArrayForNumber", "[search]\ntie = [1, 2]\n",
             "mine.toml:2:7: search.tie must be a number, not an array"},
        Case{"TableForNumber", "[search.tie]\nx = 1\n",
             "mine.toml:1:1: search.tie must be a number, not a table"},
        Case{"DateForText", "[budget]\ncolumn = 2003-04-01\n",
             "mine.toml:2:10: budget.column must be a text, not a date or time"},
        Case{"FlagForChoice", "[budget]\nrule = true\n",
             "mine.toml:2:8: budget.rule must be one of 'equal', 'plan', 'merit', not true or false"},
        Case{"UnknownChoice", "[budget]\nrule = 'eqaul'\n",
             "mine.toml:2:8: budget.rule = 'eqaul' is none of 'equal', 'plan', 'merit' (did you mean "
             "'equal'?)"},
        Case{"UnknownModel", "model = 'dessert'\n[search]\ntie = 99\n",
             "mine.toml:1:9: model = 'dessert' is none of 'pond', 'desert' (did you mean 'desert'?)"},
        Case{"ModelThatIsNoText", "model = 3\n",
             "mine.toml:1:9: model must be the name of a model, not a whole number"},
        Case{"TitleThatIsNoText", "title = 3\n",
             "mine.toml:1:9: title must be a text, or a table of texts as {en = …, ja = …}, not a whole "
             "number"},
        Case{"TranslationThatIsNoText", "question = {en = 'why', ja = 3}\n",
             "mine.toml:1:30: question.ja must be a text, not a whole number"},
        Case{"UnknownOutcome", "outcome = 'hreons'\n",
             "mine.toml:1:11: outcome = 'hreons' is none of 'fish', 'herons' (did you mean 'herons'?)"},
        Case{"OutcomeThatIsNoText", "outcome = {en = 'fish'}\n",
             "mine.toml:1:11: outcome must be the name of what a comparison shows, not a table"},
        Case{"OutcomeOfAModelThatAsksNothing", "model = 'desert'\noutcome = 'fish'\n",
             "mine.toml:2:11: outcome = 'fish': the model 'desert' asks no questions"},
        Case{"MissingBase", "extends = 'mien'\n",
             "mine.toml:1:11: there is no scenario 'mien': no file 'mien.toml' (did you mean 'mine'?)"},
        Case{"BaseThatIsNoText", "extends = ['a']\n",
             "mine.toml:1:11: extends must be the name of a scenario, not an array"},
        Case{"ExtendsItself", "extends = 'mine'\n",
             "mine.toml:1:11: extends goes in a circle: mine.toml → mine.toml"},
        Case{"MissingTable", "[budget]\ntable = 'b.csv'\n",
             "mine.toml:2:9: budget.table: there is no file 'b.csv'"},
        Case{"TableThatIsAFolder", "[budget]\ntable = 'data'\n",
             "mine.toml:2:9: budget.table: 'data' is a folder; the name of a CSV file was meant"},
        Case{"TwiceTheSameKey", "[search]\ntie = 1\ntie = 2\n", "mine.toml:3:7: 'tie' is set a second time"},
        Case{"TooManyDots", "a = 1\n" + std::string(40, '.') + " = 1\n",
             "mine.toml:2:33: a key with more than 32 dots; a scenario's keys have one, as in section.key"},
        Case{"NotText", "title = '\xff'\n",
             "mine.toml:1:10: is not UTF-8 text (byte 0xff); an editor or a spreadsheet can save it again as "
             "UTF-8"}),
    [](const auto& one) { return one.param.name; });

TEST(BrokenScenarios, SyntaxErrorsHaveTheirPlace) {
    const auto lines = Scenarios().problems_in("[search]\ntie = = 3\n");
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_THAT(lines.front(), HasSubstr("mine.toml:2:7: "));
}

TEST(BrokenScenarios, AllProblemsAreSaidAtOnceFromTheTopDown) {
    EXPECT_THAT(
        Scenarios().problems_in("title = 1\n[time]\nyears = 0\nfish = 1\n[search]\ntie = 11\n"
                                "[budget]\ntable = 'no.csv'\n"),
        ElementsAre(HasSubstr("mine.toml:1:9: title"), HasSubstr("mine.toml:3:9: time.years"),
                    HasSubstr("mine.toml:4:1: unknown key 'time.fish'"),
                    HasSubstr("mine.toml:6:7: search.tie"), HasSubstr("mine.toml:8:9: budget.table")));
}

TEST(BrokenScenarios, TheRowsOfATableAreSaidAlthoughAKeyIsWrong) {
    const Scenarios folder;
    folder.write("far.csv", "place,km\nhere,0\nthere,-5\n");
    folder.write("mine.toml", "[time]\nfish = 1\n[search]\nplaces = 'far.csv'\n");
    EXPECT_THAT(
        folder.problems_of("mine.toml"),
        ElementsAre(HasSubstr("mine.toml:2:1: unknown key 'time.fish'"), "far.csv:3:7: km is below 0"));
}

TEST(BrokenScenarios, NothingIsSaidThatADefaultInPlaceOfAWrongValueWouldMake) {
    const Scenarios folder;
    folder.write("mine.toml", "[search]\ntie = 4\ndistance = 'five'\n[time]\nfish = 1\n");
    folder.write("yours.toml", "[search]\ntie = 'five'\ndistance = 4.5\n");
    EXPECT_THAT(folder.problems_of("mine.toml"),
                ElementsAre(HasSubstr("search.distance"), HasSubstr("time.fish")));
    EXPECT_THAT(folder.problems_of("yours.toml"), ElementsAre(HasSubstr("search.tie must be a number")));
}

TEST(BrokenScenarios, AValueThatIsOverlaidMustBeRightAllTheSame) {
    const Scenarios folder;
    folder.write("base.toml", "[search]\ntie = 11\n");
    folder.write("mine.toml", "extends = 'base'\n[search]\ntie = 1\nfish = 2\n");
    EXPECT_THAT(folder.problems_of("mine.toml"),
                ElementsAre("mine.toml:4:1: unknown key 'search.fish'",
                            "base.toml:2:7: search.tie = 11 is outside 0 … 10"));
}

TEST(BrokenScenarios, ACircleNamesItsChain) {
    const Scenarios folder;
    folder.write("a.toml", "extends = 'b'\n");
    folder.write("b.toml", "title = 'b'\nextends = 'sub/c'\n");
    folder.write("sub/c.toml", "extends = '../a.toml'\n");
    EXPECT_THAT(
        folder.problems_of("a.toml"),
        ElementsAre("sub/c.toml:1:11: extends goes in a circle: a.toml → b.toml → sub/c.toml → a.toml"));
}

TEST(BrokenScenarios, AFileThatIsNotThereIsNamed) {
    EXPECT_THAT(Scenarios().problems_of("none.toml"), ElementsAre("none.toml: there is no such file"));
}

TEST(BrokenScenarios, MoreThanAMebibyteIsRefused) {
    EXPECT_THAT(Scenarios().problems_in(std::string((1 << 20) + 1, '#')),
                ElementsAre("mine.toml: is larger than 1 MiB, the most that is read of such a file"));
    EXPECT_THAT(Scenarios().problems_in(std::string(1 << 20, '#')), ElementsAre());
}

TEST(BrokenScenarios, AKeyOfManyDotsIsRefusedBeforeItOverflowsTheStackOfTheParser) {
    const std::string key = [] {
        std::string dots = "a";
        for (int i = 0; i < 200'000; ++i) dots += ".a";
        return dots;
    }();
    for (const std::string& text : {key + " = 1\n", "[" + key + "]\n", "x = { " + key + " = 1 }\n",
                                    "'q'." + key + "=1\n", "x = \"\"\"\n\"\"\"\n[[" + key + "]]"})
        EXPECT_THAT(Scenarios().problems_in(text), ElementsAre(HasSubstr("a key with more than 32 dots")))
            << text.substr(0, 20);
}

TEST(BrokenScenarios, DotsInTextsAndCommentsAreNoKeys) {
    const std::string dots(100, '.');
    EXPECT_THAT(Scenarios().problems_in("# " + dots + "\ntitle = \"\\\"" + dots + "\"  # " + dots +
                                        "\nquestion = '''\n" + dots + "\n'''\n"),
                ElementsAre());
}

TEST(BrokenScenarios, AMessageCannotCommandATerminal) {
    Problems problems;
    problems.add({"a\nb.toml", 3}, "unknown key '\x1b[2J'");
    problems.add({"結果.toml", 3, 4}, "日本語");
    problems.add({"結果.toml"}, "日本語");
    EXPECT_EQ(format_problem(problems.items()[0]), "a\\nb.toml:3: unknown key '\\u001b[2J'");
    EXPECT_EQ(format_problem(problems.items()[1]), "結果.toml:3:4: 日本語");
    EXPECT_EQ(format_problem(problems.items()[2]), "結果.toml: 日本語");
}

}  // namespace
}  // namespace musubi
