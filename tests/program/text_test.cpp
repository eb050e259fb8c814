#include <gtest/gtest.h>

#include <limits>

#include "tools/musubi/reports/answers_text.hpp"
#include "tools/musubi/words/difference_text.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/progress.hpp"
#include "tools/musubi/words/summary_table.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

TEST(DisplayWidth, CountsKanjiTwice) {
    EXPECT_EQ(display_width("Osaka"), 5u);
    EXPECT_EQ(display_width("大阪"), 4u);
    EXPECT_EQ(display_width("ｶﾅ"), 2u);  // half-width kana
    EXPECT_EQ(display_width("0 … 5"), 5u);
    EXPECT_EQ(display_width("\xff"), 1u);  // not UTF-8: no crash, no loop
}

TEST(AlignedText, LinesUpJapaneseLabelsAndLeavesNoTrailingSpaces) {
    EXPECT_EQ(aligned({{"region", "n", "x"}, {"大阪", "12", "a"}, {"Kobe", "7", ""}},
                      {Align::left, Align::right, Align::left}),
              "region   n  x\n"
              "大阪    12  a\n"
              "Kobe     7\n");
}

TEST(SummaryText, ShowsTheMeanTheIntervalAndWhatTheyMean) {
    SummaryTable table;
    table.title = "By fiscal year";
    table.row_dimension = "fiscal_year";
    table.columns = {{"patents", "", {}, {}}, {"share", "", {}, {}}};
    const SummaryRows rows{{"2002", {{162.4, 141, 185}, {0.5, 0.25, 0.75}}},
                           {"2003", {{99.6, 80, 120}, {std::numeric_limits<double>::quiet_NaN(), 0, 0}}}};
    EXPECT_EQ(format_summary(table, rows, each_for_itself(20)),
              "By fiscal year\n"
              "fiscal year         patents                 share\n"
              "2002         162 [141, 185]  0.500 [0.250, 0.750]\n"
              "2003          100 [80, 120]               missing\n"
              "Mean [5 % to 95 % range] over 20 replicates: luck only, not what is unknown about the "
              "parameters.\n");
}

TEST(SummaryText, ShowsWhatWasObservedWithoutAnIntervalAndNothingWhereNobodyKnows) {
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    SummaryTable table{"By year", "year", {{"model", "", {}, {}}, {"observed", "", {}, {}, true}}, {}};
    const SummaryRows rows{{"2002", {{162.4, 141, 185}, {160, 160, 160}}},
                           {"2003", {{99.6, 80, 120}, {unknown, unknown, unknown}}}};
    EXPECT_EQ(format_summary(table, rows, each_for_itself(20)),
              "By year\n"
              "year           model  observed\n"
              "2002  162 [141, 185]       160\n"
              "2003   100 [80, 120]\n"
              "Mean [5 % to 95 % range] over 20 replicates: luck only, not what is unknown about the "
              "parameters.\n");
}

TEST(NumberText, PutsCommasBetweenThousandsAndNeverSaysMinusNothing) {
    EXPECT_EQ(grouped(5389, 0), "5,389");
    EXPECT_EQ(grouped(-1234567.25, 1, true), "-1,234,567.3");
    EXPECT_EQ(grouped(999, 0, true), "+999");
    EXPECT_EQ(grouped(-0.001, 2, true), "0.00");
}

TEST(NumberText, RoundsAHalfAwayFromNothingAsThePageDoes) {
    EXPECT_EQ(number(588.5, 0), "589");
    EXPECT_EQ(number(1.45, 1), "1.5") << "which lies a little below what it reads as";
    EXPECT_EQ(number(-2.5, 0, true), "-3");
    EXPECT_EQ(number(1.449, 1), "1.4");
    SummaryTable table{"", "year", {{"boats", "", {}, {}}}, {}};
    const SummaryRows rows{{"2002", {{588.5, 100, 588.5}}}};
    EXPECT_NE(format_summary(table, rows, each_for_itself(2)).find("589 [100, 589]"), std::string::npos);
}

TEST(DifferenceText, SaysWhetherThereIsOneAndWhetherItIsClear) {
    PairedDifference d{100, 112, 12, 10, 14, 0.12, 1, 2, {}};
    EXPECT_EQ(difference_in_words("a", "b", "boats", d),
              "b: 12.0 more boats than a, +12.0 % (90 % interval of the mean difference: +10.0 to +14.0).");
    d = {0, 2500, 2500, 1500, 3500, std::numeric_limits<double>::infinity(), 1, 2, {}};
    EXPECT_EQ(difference_in_words("a", "b", "boats", d),
              "b: 2,500 more boats than a (90 % interval of the mean difference: +1,500 to +3,500).")
        << "nothing is a share of nothing";
    d.low = -1;
    EXPECT_EQ(difference_in_words("a", "b", "boats", d),
              "b: no clear difference in boats from a: +2,500 (90 % interval of the mean difference: -1 to "
              "+3,500).");
    d.low = d.high = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(difference_in_words("a", "b", "boats", d),
              "b: +2,500 boats against a, in one replicate or vector: luck may do that.");
    EXPECT_EQ(difference_in_words("a", "b", "boats", {7, 7, 0, 0, 0, 0, 1, 1, {}}),
              "b: as many boats as a in every replicate.");
}

TEST(DifferenceText, SaysWhatIsNotKnownAndHowWellTheMeanIsKnown) {
    PairedDifference d{1000, 1128, 128, 124, 132, 0.128, 1, 2, {74, 180, 1, true}};
    EXPECT_EQ(difference_text(d), "+128 ±4 (+74 to +180)");
    EXPECT_EQ(
        difference_in_words("a", "b", "boats", d),
        "b: 128 more boats than a, +12.8 % (+74 to +180 over what is not known, 100 % of the vectors above "
        "0; the mean is known to ±4).");
    d.over_vectors = {-20, 180, 0.85, true};
    EXPECT_EQ(
        difference_in_words("a", "b", "boats", d),
        "b: 128 more boats than a, +12.8 % (-20 to +180 over what is not known, 85 % of the vectors above "
        "0; the mean is known to ±4): what is not known leaves the sign open.");
    d.over_vectors.luck_taken_off = false;
    EXPECT_EQ(
        range_in_words(d),
        "-20 to +180 over what is not known and luck, 85 % of the vectors above 0; the mean is known to ±4");
    d = {1000, 872, -128, -132, -124, -0.128, 1, 2, {-180, -74, 1, true}};
    EXPECT_EQ(range_in_words(d),
              "-180 to -74 over what is not known, 100 % of the vectors below 0; the mean is known to ±4");
    d.over_vectors = {};
    EXPECT_EQ(difference_text(d), "-128 [-132, -124]") << "nothing was drawn";
}

TEST(ProgressLine, SaysRateAndTimeLeft) {
    // 5 of 20 in 10 s: 2 s each, 30 s left; 3 million agent-months each make 1.5 million a second.
    EXPECT_EQ(progress_line(5, 20, 3e6, 10), "5 of 20 replicates, 1.5 million agent-months/s, 30 s left");
    EXPECT_EQ(progress_line(1, 101, 1e6, 1.25),
              "1 of 101 replicates, 0.8 million agent-months/s, 2 min 05 s left");
    EXPECT_EQ(progress_line(1, 3601, 1e6, 2),
              "1 of 3601 replicates, 0.5 million agent-months/s, 2 h 00 min left");
    EXPECT_EQ(progress_line(0, 20, 3e6, 0), "0 of 20 replicates");
    // 10 were there already: the 5 since took 10 s, the 5 that are left take as long.
    EXPECT_EQ(progress_line(15, 20, 3e6, 10, 10),
              "15 of 20 replicates, 1.5 million agent-months/s, 10 s left");
}

TEST(RatioText, HasTheWordThatItsSignStandsFor) {
    const RatioOfChanges named{
        "crowding out (+) or in (-), in all", {}, {}, -1, "lost (+) or gained (-) for each"};
    const RatioOfChanges plain{"jobs (new)", {}, {}, 1, "for each"};
    Answers answers;
    answers.ratios = {{named, {8.67, -1.5, 18.2, true, {}}},
                      {named, {-8.67, -18.2, 1.5, true, {}}},
                      {plain, {-8.67, -18.2, 1.5, true, {}}},
                      {named, {}}};
    const std::string text = answers_text({}, {}, answers);
    EXPECT_EQ(text.substr(text.find("crowding")),
              "crowding out, in all: 8.67 [-1.5, 18.2] lost for each\n"
              "crowding in, in all: 8.67 [-1.5, 18.2] gained for each\n"
              "jobs (new): -8.67 [-18.2, +1.5] for each\n"
              "crowding out (+) or in (-), in all, lost (+) or gained (-) for each: not defined, as the "
              "latter does "
              "not clearly change\n");
}

}  // namespace
}  // namespace musubi
