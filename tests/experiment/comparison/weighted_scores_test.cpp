#include "sim/experiment/comparison/weighted_scores.hpp"

#include <gtest/gtest.h>

namespace musubi {
namespace {

TEST(WeightedScores, AreTheWeightedSumOfEachReplicatesParts) {
    EXPECT_EQ(scores_under({0.25, 0.75}, {{4, 8}, {0, 4}}), (Scores{7, 3}));
    EXPECT_EQ(scores_under({0, 1}, {{4, 8}, {0, 4}}), (Scores{8, 4})) << "the second part alone";
}

TEST(WeightedScores, AreAboveAThresholdOnlyIfTheyExceedIt) {
    EXPECT_EQ(above({1, 2, 3}, 2), (std::vector<double>{0, 0, 1}));
    EXPECT_EQ(above({1, 2, 3}, 0.5), (std::vector<double>{1, 1, 1}));
    // Replicate 0: 2 and 5 are above 1; replicate 1: only the third; replicate 2: none.
    EXPECT_EQ(candidates_above({{2, 1, 0}, {5, 0, 1}, {-1, 1.5, -3}}, 1), (std::vector<double>{2, 1, 0}));
}

TEST(WeightedScores, RankCandidatesInEachReplicate) {
    // Replicate 0: 5 before 2 before 0; replicate 1: two share the first place, so the next is third.
    EXPECT_EQ(ranks_of({{2, 1}, {5, 1}, {0, -3}}), (std::vector<Scores>{{2, 1}, {1, 1}, {3, 3}}));
    EXPECT_EQ(share_ahead({2, 1, 7, 4}, {5, 1, 3, 2}), (0 + 0.5 + 1 + 1) / 4);
}

TEST(Variance, OfTwoReplicatesIsAsWorkedOutByHand) {
    // Mean parts (2, 3), of which only the first varies, by 1. Mean weights (½, ½); they vary by ¼ against
    // each other. Luck ½·1·½; weights ¼·(2 − 3)²; together ¼·1. The scores 1, 3, 3, 3 of the four pairs:
    // 0.75.
    const Variance v = variance_of({{1, 3}, {3, 3}}, {{1, 0}, {0, 1}});
    EXPECT_DOUBLE_EQ(v.luck, 0.25);
    EXPECT_DOUBLE_EQ(v.weights, 0.25);
    EXPECT_DOUBLE_EQ(v.together, 0.25);
}

TEST(Variance, WithoutAnyOfOneSourceIsAllOfTheOther) {
    const Variance same_weights = variance_of({{1, 5}, {2, 0}, {9, 1}}, {{0.3, 0.7}, {0.3, 0.7}, {0.3, 0.7}});
    EXPECT_GT(same_weights.luck, 0);
    EXPECT_NEAR(same_weights.weights + same_weights.together, 0, 1e-12);
    const Variance same_parts = variance_of({{1, 5}, {1, 5}}, {{0.3, 0.7}, {0.9, 0.1}});
    EXPECT_GT(same_parts.weights, 0);
    EXPECT_NEAR(same_parts.luck + same_parts.together, 0, 1e-12);
}

TEST(Variance, IsThatOfAllPairsOfPartsAndWeights) {
    const std::vector<Parts> parts{{1, -2, 0.5}, {0, 3, 1}, {2, 2, -1}, {-1, 0, 0.25}};
    const std::vector<Weights> weights{{0.2, 0.3, 0.5}, {0.6, 0.1, 0.3}, {0, 1, 0}, {0.4, 0.4, 0.2}};
    double sum = 0, squares = 0;
    for (const Weights& w : weights)
        for (const double score : scores_under(w, parts)) {
            sum += score;
            squares += score * score;
        }
    EXPECT_NEAR(variance_of(parts, weights).total(), squares / 16 - sum / 16 * (sum / 16), 1e-12);
}

}  // namespace
}  // namespace musubi
