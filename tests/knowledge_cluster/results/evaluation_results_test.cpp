#include "models/knowledge_cluster/results/evaluation_results.hpp"

#include <gtest/gtest.h>

#include "models/knowledge_cluster/state/state.hpp"
#include "tests/knowledge_cluster/random_world.hpp"

// What a result says about evaluation and promotion, read out of its panel.
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr std::int8_t trial = 1, full = 2, expanded = 3, shrunk = 5, stopped = 6, completed = 7;
constexpr std::int8_t a = 1, b = 2, d = 4;

/// Two replicates, three years, three regions.
Panel panel_by_hand() {
    Panel panel;
    panel.dimensions = {{"replicate", "", {}, {0, 1}},
                        {"fiscal_year", "", {}, {2004, 2005, 2006}},
                        {"region", "", {"AAA", "BBB", "CCC"}, {}}};
    const std::vector<std::string> by_region{"replicate", "fiscal_year", "region"};
    const auto flags = [&](const std::string& name, std::vector<std::int8_t> numbers) {
        panel.variables.push_back({"", name, "1", "", by_region, std::move(numbers), {}});
    };
    const auto money = [&](const std::string& name, std::vector<std::int64_t> numbers) {
        panel.variables.push_back({"", name, "thousand yen", "", by_region, std::move(numbers), {}});
    };
    flags("programme_state", {trial, full, full, full, full, full, full, expanded, shrunk,  //
                              trial, full, full, trial, full, full, trial, completed, stopped});
    flags("evaluation_grade", {0, 0, 0, 0, a, d, 0, 0, 0, 0, 0, 0, 0, b, d, 0, 0, 0});
    flags("evaluation_grade_without_noise", {0, 0, 0, 0, b, d, 0, 0, 0, 0, 0, 0, 0, b, d, 0, 0, 0});
    money("money_moved_by_grades",
          {0, 0, 0, 0, 0, 0, 2000, 48'000, -50'000, 0, 0, 0, 0, 0, 0, 0, 90'000, -90'000});
    money("money_moved_by_noise", {0, 0, 0, 0, 0, 0, -3000, 7000, -4000, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    panel.variables.push_back({"/ledger",
                               "undistributed",
                               "thousand yen",
                               "",
                               {"replicate", "fiscal_year"},
                               std::vector<std::int64_t>{0, 0, 7500, 0, 1000, 0},
                               {}});
    return panel;
}

TEST(EvaluationResults, CountGradesAsSeenAgainstThoseWithoutNoise) {
    const EvaluationResults results = evaluation_results(panel_by_hand());
    std::array<std::array<std::int64_t, 4>, 4> by_hand{};
    by_hand[0][1] = 1;  // an A that is truly a B
    by_hand[1][1] = 1;
    by_hand[3][3] = 2;
    EXPECT_EQ(results.grades, by_hand);
    EXPECT_EQ(results.years[1].graded, (std::vector<double>{2, 2}));
    EXPECT_EQ(results.years[2].graded, (std::vector<double>{0, 0}));
}

TEST(EvaluationResults, CountStatesAndPromotionsByYear) {
    const auto years = evaluation_results(panel_by_hand()).years;
    ASSERT_EQ(years.size(), 3U);
    EXPECT_EQ(years[0].fiscal_year, 2004);
    EXPECT_EQ(years[0].trial, (std::vector<double>{1, 1}));
    EXPECT_EQ(years[1].full, (std::vector<double>{3, 2}));
    EXPECT_EQ(years[2].full, (std::vector<double>{3, 0})) << "expanded and shrunk ones are full ones";
    EXPECT_EQ(years[2].stopped, (std::vector<double>{0, 1}));
    EXPECT_EQ(years[2].completed, (std::vector<double>{0, 1}));
    EXPECT_EQ(years[0].promoted, (std::vector<double>{0, 0}));
    EXPECT_EQ(years[1].promoted, (std::vector<double>{1, 0}));
    EXPECT_EQ(years[2].promoted, (std::vector<double>{0, 0}))
        << "a full region that is expanded is no promotion";
}

TEST(EvaluationResults, AddUpWhatSomeGainOnce) {
    const auto years = evaluation_results(panel_by_hand()).years;
    EXPECT_EQ(years[2].moved, (std::vector<double>{50, 90}));
    EXPECT_EQ(years[2].misdirected, (std::vector<double>{7, 0}));
    EXPECT_EQ(years[1].moved, (std::vector<double>{0, 0}));
    EXPECT_EQ(years[1].undistributed, (std::vector<double>{0, 1}));
    EXPECT_EQ(years[2].undistributed, (std::vector<double>{7.5, 0}));
}

TEST(EvaluationResults, AreNotInAResultOfAnotherModel) {
    EXPECT_TRUE(has_evaluation(panel_by_hand()));
    EXPECT_FALSE(has_evaluation(Panel{}));
}

TEST(EvaluationResults, KnowTheAnaloguesShares) {
    const TextTable& table = table_of_the_data("evaluation_analogue");
    ASSERT_EQ(table.rows.size(), grade_count);
    for (std::size_t i = 0; i < grade_count; ++i) {
        EXPECT_EQ(table.rows[i].cells[0].text, grade_names[i]);
        EXPECT_EQ(table.rows[i].cells[1].text, std::to_string(analogue_centres[i]));
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
