#include "sim/experiment/estimates/rank_uniformity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sim/experiment/estimates/chi_square.hpp"

namespace musubi {
namespace {

TEST(ChiSquare, HasTheTailsOfTheTables) {
    for (const auto& [x, degrees] : {std::pair{3.841458820694124, 1},
                                     {5.991464547107979, 2},
                                     {7.814727903251179, 3},
                                     {9.487729036781154, 4},
                                     {16.918977604620448, 9},
                                     {18.307038053275146, 10}})
        EXPECT_NEAR(chi_square_above(x, static_cast<std::size_t>(degrees)), 0.05, 1e-12) << degrees;
    EXPECT_EQ(chi_square_above(0, 3), 1);
    EXPECT_DOUBLE_EQ(chi_square_above(2, 2), std::exp(-1));
    EXPECT_NEAR(chi_square_above(1400, 2) / std::exp(-700), 1, 1e-11);
}

TEST(Ranks, ThatAllOccurOnceAreUniform) {
    std::vector<std::size_t> ranks(100);
    std::iota(ranks.begin(), ranks.end(), std::size_t{0});
    const RankTest test = test_ranks(ranks, 99, 10);
    EXPECT_EQ(test.counts, std::vector<std::size_t>(10, 10));
    EXPECT_EQ(test.p, 1);
    EXPECT_NEAR(test.deviation, 0, 1e-15);
}

TEST(Ranks, ThatAreAllTheLowestAreNot) {
    // Four in the first of two bins, where two are usual: (4 + 4) / 2 = 4, one degree of freedom.
    const RankTest test = test_ranks({0, 0, 0, 0}, 1, 2);
    EXPECT_EQ(test.counts, (std::vector<std::size_t>{4, 0}));
    EXPECT_NEAR(test.p, 0.04550026, 1e-8);
    EXPECT_EQ(test.deviation, 0.5);
}

TEST(Ranks, OfAHundredTruthsVarySoMuch) {
    // Binomial, 100 trials of 1/10: 0.024 lie below 5 and 0.021 above 16.
    EXPECT_EQ(usual_counts(100, 10, 0.95), (std::pair<std::size_t, std::size_t>{5, 16}));
    // Kolmogorov: 1.358 / √100 for a continuous variable; a little less in steps.
    EXPECT_NEAR(usual_deviation(100, 99, 0.95), 0.130, 0.005);
}

TEST(Ranks, AreJudgedTogetherByHolm) {
    EXPECT_DOUBLE_EQ(smallest_by_holm({0.5, 0.02}), 0.04);
    EXPECT_EQ(smallest_by_holm({0.5, 0.9, 0.7}), 1);
}

}  // namespace
}  // namespace musubi
