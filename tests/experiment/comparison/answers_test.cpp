#include "sim/experiment/comparison/answers.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

/// Every harbour but OUT catches one fish more in 2003, and OUT three fewer in replicate 0.
Panel changed_harbours() {
    return harbours_with([](Fish& fish) {
        for (const std::size_t r : {0U, 1U, 2U})
            for (const std::size_t h : {0U, 1U}) ++fish[6 * r + 3 + h];
        fish[5] -= 3;
    });
}

TEST(Answers, SumOverWhatIsNotSelected) {
    const Indicator inside{"", {"inside", "fish", {}, {{"harbour", "OUT"}}}},
        last{"", {"last", "fish", {{"fiscal_year", ""}}, {}}};
    const Answers answers = answer({{inside, last}, {}, {}, {}}, harbours(), changed_harbours());
    ASSERT_EQ(answers.indicators.size(), 2U);
    EXPECT_EQ(answers.indicators[0].heading, "inside");
    EXPECT_EQ(answers.indicators[0].difference.mean, 2) << "two harbours, one more each, in every replicate";
    EXPECT_EQ(answers.indicators[0].difference.low, 2);
    EXPECT_EQ(answers.indicators[0].difference.base, 422) << "22 + 400 r, r from 0 to 2";
    EXPECT_EQ(answers.indicators[1].difference.mean, 1) << "-1, 2, 2";
}

TEST(Answers, FillTablesRowByRow) {
    SummaryTable table;
    table.row_dimension = "harbour";
    table.columns = {{"all", "fish", {}, {}}};
    const Answers answers = answer({{}, {table}, {}, {}}, harbours(), changed_harbours());
    ASSERT_EQ(answers.tables.size(), 1U);
    const auto& rows = answers.tables[0].rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].label, "Kobe");
    EXPECT_EQ(rows[1].values[0].mean, 1);
    EXPECT_EQ(rows[2].values[0].mean, -1) << "three fewer in one of three";
    table.columns[0].leave_out = {{"harbour", "OUT"}};
    EXPECT_EQ(answer({{}, {table}, {}, {}}, harbours(), changed_harbours()).tables[0].rows.size(), 2U);
}

TEST(Answers, GiveRatiosOfChangesTimesTheirFactor) {
    const SummaryColumn kobe{"", "fish", {{"harbour", "Kobe"}}, {}},
        inside{"", "fish", {}, {{"harbour", "OUT"}}};
    const Answers answers =
        answer({{}, {}, {{"lost", kobe, inside, -10, "a fish"}}, {}}, harbours(), changed_harbours());
    ASSERT_EQ(answers.ratios.size(), 1U);
    EXPECT_TRUE(answers.ratios[0].ratio.defined);
    EXPECT_EQ(answers.ratios[0].ratio.value, -5) << "1 over 2";
    EXPECT_EQ(answers.ratios[0].ratio.low, -5);
}

TEST(Answers, OfAnInertChangeAreZero) {
    const SummaryColumn all{"", "fish", {}, {}};
    const Answers answers = answer({{{"", all}}, {}, {{"", all, all, 1, ""}}, {}}, harbours(), harbours());
    EXPECT_EQ(answers.indicators[0].difference.mean, 0);
    EXPECT_EQ(answers.indicators[0].difference.high, 0);
    EXPECT_FALSE(answers.ratios[0].ratio.defined);
}

TEST(Answers, CountTheIntervalsThatTheyGive) {
    SummaryTable table;
    table.row_dimension = "harbour";
    table.columns = {{"all", "fish", {}, {}}};
    const SummaryColumn last{"last", "fish", {{"fiscal_year", ""}}, {}},
        inside{"inside", "fish", {}, {{"harbour", "OUT"}}};
    const Answers answers = answer({{{"", last}, {"", inside}}, {table}, {{"", last, inside, 1, ""}}, {}},
                                   harbours(), changed_harbours());
    EXPECT_EQ(intervals_in(answers), 3U)
        << "of the last year, of OUT and of the ratio; inside, and each harbour there, nothing varies";
}

TEST(Answers, ToWhatIsNotThereAreRefused) {
    const SummaryColumn nara{"", "fish", {{"harbour", "Nara"}}, {}}, crabs{"", "crabs", {}, {}};
    EXPECT_THROW(answer({{{"", nara}}, {}, {}, {}}, harbours(), harbours()), std::invalid_argument);
    EXPECT_THROW(answer({{{"", crabs}}, {}, {}, {}}, harbours(), harbours()), std::out_of_range);
}

TEST(PrimaryOutcome, ComesFirstAndTheOthersKeepTheirOrder) {
    const auto names = [](const std::string& primary) {
        const Questions asked{{{"fish", {}}, {"boats", {}}, {"nets", {}}}, {}, {}, {}};
        std::string all;
        for (const Indicator& one : with_primary_outcome(asked, primary).indicators) all += one.name + " ";
        return all;
    };
    EXPECT_EQ(names("nets"), "nets fish boats ");
    EXPECT_EQ(names("fish"), "fish boats nets ");
    EXPECT_EQ(names(""), "fish boats nets ") << "the model's own";
}

TEST(UsualQuestions, AskForEveryAmount) {
    const Questions questions = usual_questions(harbours());
    ASSERT_EQ(questions.indicators.size(), 1U);
    EXPECT_EQ(questions.indicators[0].name, "fish");
    EXPECT_EQ(questions.indicators[0].sum.variable, "fish");
}

}  // namespace
}  // namespace musubi
