#include "sim/experiment/comparison/ranking.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace musubi {
namespace {

/// Of replicates that drew nothing.
std::vector<Ranking> rankings_of(const std::vector<std::vector<double>>& of_each, const NumberKind& kind) {
    return rankings(of_each, each_for_itself(of_each.empty() ? 0 : of_each.front().size()), kind);
}

TEST(Rankings, CountTheReplicatesInWhichEachHasMost) {
    const auto found = rankings_of({{4, 4, 1, 0}, {2, 4, 3, 0}, {0, 0, 0, 0}}, of_amounts);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].mean.value, 2.25);
    EXPECT_EQ(found[1].mean.value, 2.25);
    EXPECT_EQ(found[0].first.value, 0.5) << "alone, then beside the other";
    EXPECT_EQ(found[1].first.value, 0.5);
    EXPECT_EQ(found[2].first.value, 0) << "nobody is first in a replicate where nobody has any";
    EXPECT_EQ(found[2].mean.high, 0);
}

TEST(Rankings, HaveTheScoreIntervalOfTheMeanAndWilsonsOfTheShare) {
    const auto found = rankings_of({{1, 3}, {0, 0}}, of_amounts);
    constexpr double t_of_one = 6.313752;      // leaves 5 % at each end, from a table
    const double c = t_of_one * t_of_one / 2;  // standard error 1, mean 2
    EXPECT_NEAR(found[0].mean.high, 2 + c / 2 + std::sqrt(2 * c + c * c / 4), 1e-4);
    EXPECT_GT(found[0].mean.low, 0) << "Student's is -4.31 to 8.31";
    EXPECT_EQ(found[0].first.high, 1);
    EXPECT_NEAR(found[0].first.low, 2 / (2 + 1.6448536 * 1.6448536), 1e-6) << "n / (n + z^2)";
}

TEST(Rankings, OfOneReplicateHaveNoIntervalOfTheMean) {
    const auto found = rankings_of({{5}, {7}}, of_amounts);
    EXPECT_TRUE(std::isnan(found[0].mean.low));
    EXPECT_EQ(found[1].first.value, 1);
}

TEST(Rankings, OfSharesHaveARangeThatEndsAtOne) {
    // Four vectors of two replicates; beyond the outermost two the line through them goes on, past 1.
    const Vectors vectors{{0, 0, 1, 1, 2, 2, 3, 3}, 4, true};
    const std::vector<double> near_one{0.7, 0.7, 0.8, 0.8, 0.9, 0.9, 1, 1};
    EXPECT_GT(rankings({near_one}, vectors, of_amounts)[0].over_vectors.high, 1);
    EXPECT_EQ(rankings({near_one}, vectors, of_shares)[0].over_vectors.high, 1);
}

TEST(Rankings, OfNobodyAreNone) { EXPECT_TRUE(rankings_of({}, of_shares).empty()); }

}  // namespace
}  // namespace musubi
