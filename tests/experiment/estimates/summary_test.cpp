#include "sim/experiment/estimates/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

SummaryTable table_by(const std::string& rows, SummaryColumn column) {
    SummaryTable table;
    table.row_dimension = rows;
    table.columns = {std::move(column)};
    return table;
}

TEST(Quantile, IsLinearBetweenOrderStatistics) {
    const std::vector<double> sample{10, 20, 30, 40};
    EXPECT_DOUBLE_EQ(quantile(sample, 0), 10);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.5), 25);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.05), 11.5);  // 0.15 of the way from 10 to 20
    EXPECT_DOUBLE_EQ(quantile(sample, 1), 40);
    EXPECT_DOUBLE_EQ(quantile({7}, 0.95), 7);
}

TEST(Estimate, OfTwentyOneEvenlySpacedReplicatesLeavesOneOutAtEachEnd) {
    std::vector<double> sample;
    for (int i = 20; i >= 0; --i) sample.push_back(i);
    const Estimate e = estimate(sample);
    EXPECT_DOUBLE_EQ(e.mean, 10);
    EXPECT_DOUBLE_EQ(e.low, 1);
    EXPECT_DOUBLE_EQ(e.high, 19);
}

TEST(Summary, SumsOverWhatIsNeitherTheRowNorSelected) {
    const SummaryRows rows = summarise(harbours(), table_by("fiscal_year", {"fish", "fish", {}, {}}));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].label, "2002");
    EXPECT_DOUBLE_EQ(rows[0].values[0].mean, 303);  // replicates: 3, 303, 603
    EXPECT_DOUBLE_EQ(rows[0].values[0].low, 33);
    EXPECT_DOUBLE_EQ(rows[0].values[0].high, 573);
    EXPECT_DOUBLE_EQ(rows[1].values[0].mean, 333);  // 33, 333, 633
}

TEST(Summary, SelectsAndLeavesOut) {
    const auto without_out =
        summarise(harbours(), table_by("fiscal_year", {"", "fish", {}, {{"harbour", "OUT"}}}));
    EXPECT_DOUBLE_EQ(without_out[0].values[0].mean, 201);  // 1, 201, 401
    const auto kobe = summarise(harbours(), table_by("fiscal_year", {"", "fish", {{"harbour", "Kobe"}}, {}}));
    EXPECT_DOUBLE_EQ(kobe[1].values[0].mean, 111);
}

TEST(Summary, AnEmptyLabelSelectsTheLast) {
    SummaryTable table = table_by("harbour", {"", "fish", {}, {}});
    table.select = {{"fiscal_year", ""}};
    const auto rows = summarise(harbours(), table);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].label, "大阪");
    EXPECT_DOUBLE_EQ(rows[0].values[0].mean, 110);
    EXPECT_DOUBLE_EQ(rows[2].values[0].mean, 112);
}

TEST(Summary, ARowThatEveryColumnLeavesOutIsNotShown) {
    EXPECT_EQ(summarise(harbours(), table_by("harbour", {"", "fish", {}, {{"harbour", "OUT"}}})).size(), 2u);
}

TEST(Summary, AMissingNumberNeverReadsAsANumber) {
    Panel panel = harbours();
    panel.variables[0].has_missing = true;
    std::get<std::vector<std::int64_t>>(panel.variables[0].numbers)[4] =
        std::numeric_limits<std::int64_t>::lowest();
    const auto rows = summarise(panel, table_by("harbour", {"", "fish", {}, {}}));
    EXPECT_DOUBLE_EQ(rows[0].values[0].mean, 210);
    EXPECT_TRUE(std::isnan(rows[1].values[0].mean));
    EXPECT_TRUE(std::isnan(rows[1].values[0].high));
}

TEST(Summary, ATableThatAsksForWhatIsNotThereIsRefused) {
    EXPECT_THROW(summarise(harbours(), table_by("harbour", {"", "fish", {{"harbour", "Nara"}}, {}})),
                 std::invalid_argument);
    EXPECT_THROW(summarise(harbours(), table_by("harbour", {"", "crabs", {}, {}})), std::out_of_range);
}

}  // namespace
}  // namespace musubi
