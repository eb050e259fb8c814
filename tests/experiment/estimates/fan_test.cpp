#include "sim/experiment/estimates/fan.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/experiment/panels/sums.hpp"
#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

TEST(Fan, OfTwentyOneEvenlySpacedReplicatesHasItsQuantilesOnThem) {
    std::vector<double> sample;
    for (int i = 20; i >= 0; --i) sample.push_back(i);
    const Fan f = fan(sample);
    EXPECT_DOUBLE_EQ(f.mean, 10);
    EXPECT_DOUBLE_EQ(f.p05, 1);
    EXPECT_DOUBLE_EQ(f.p25, 5);
    EXPECT_DOUBLE_EQ(f.p50, 10);
    EXPECT_DOUBLE_EQ(f.p75, 15);
    EXPECT_DOUBLE_EQ(f.p95, 19);
}

TEST(Fan, OfAHoleIsMissing) {
    const Fan f = fan({1, std::numeric_limits<double>::quiet_NaN()});
    EXPECT_TRUE(std::isnan(f.mean) && std::isnan(f.p05) && std::isnan(f.p50) && std::isnan(f.p95));
}

TEST(SumsByCell, AreTheNumbersOfEveryCombinationInTheOrderAskedFor) {
    // Replicate r, year y, harbour h catch 100 r + 10 y + h.
    const CellSums by_harbour_and_year =
        sums_by_cell(harbours(), {"", "fish", {}, {}}, {"harbour", "fiscal_year"});
    ASSERT_EQ(by_harbour_and_year.cells(), 6U);
    EXPECT_EQ(by_harbour_and_year.of(1 * 2 + 1), (std::vector<double>{11, 111, 211}));
    const CellSums by_year =
        sums_by_cell(harbours(), {"", "fish", {}, {{"harbour", "OUT"}}}, {"fiscal_year"});
    EXPECT_EQ(by_year.of(0), (std::vector<double>{1, 201, 401})) << "Osaka and Kobe";
}

TEST(SumsByCell, OfALabelLeftOutAreZero) {
    const CellSums sums = sums_by_cell(harbours(), {"", "fish", {}, {{"harbour", "OUT"}}}, {"harbour"});
    EXPECT_EQ(sums.of(2), (std::vector<double>{0, 0, 0}));
    EXPECT_EQ(sums.of(1), (std::vector<double>{12, 212, 412}));
}

TEST(SumsByCell, OfADimensionThatTheVariableDoesNotHaveAreRefused) {
    EXPECT_THROW(sums_by_cell(harbours(), {"", "depth", {}, {}}, {"fiscal_year"}), std::invalid_argument);
}

}  // namespace
}  // namespace musubi
