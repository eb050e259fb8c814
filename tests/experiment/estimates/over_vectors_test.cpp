#include "sim/experiment/estimates/over_vectors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "sim/experiment/comparison/paired.hpp"
#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

using Sample = std::vector<double>;

TEST(VariancesOfVectors, OfTwoPairsByHand) {
    // Pairs 1, 3 and 5, 9: means 2 and 7. Within: (2²/2 + 4²/2)/2 = 5. Between: 2.5² · 2 = 12.5, of which
    // luck makes 5/2.
    const VariancesOfVectors variances = variances_of(Sample{1, 3, 5, 9}, side_by_side(2, 2));
    EXPECT_DOUBLE_EQ(variances.within, 5);
    EXPECT_DOUBLE_EQ(variances.between, 10);
}

TEST(VariancesOfVectors, OfUnevenVectorsByHand) {
    // Vectors {1, 3} and {8}: within (1 + 1)/(3 − 2) = 2. All: 4; squares between 2·2² + 1·4² = 24; usual
    // size (3 − 5/3)/1 = 4/3; between (24 − 2)/(4/3) = 16.5.
    const Vectors uneven{{0, 0, 1}, 2, true};
    EXPECT_DOUBLE_EQ(variances_of(Sample{1, 3, 8}, uneven).within, 2);
    EXPECT_DOUBLE_EQ(variances_of(Sample{1, 3, 8}, uneven).between, 16.5);
}

TEST(VariancesOfVectors, KnowNoLuckOfOneReplicateEach) {
    EXPECT_TRUE(std::isnan(variances_of(Sample{1, 2, 3}, side_by_side(3, 1)).within));
}

TEST(LikelyBetween, IsThePosteriorMean) {
    // Four pairs; mean squares 12 between and 3 within, 3 and 4 degrees of freedom. By numerical integration
    // over both variances with densities proportional to 1/x and 1/y of x = luck and y = luck + 2 · between,
    // y > x on a fine grid: 17.46.
    const VariancesOfVectors variances{3, 4.5, 6, 2};
    EXPECT_NEAR(likely_between(variances, side_by_side(4, 2)), 17.46, 0.1);
}

TEST(LikelyBetween, IsNotNothingWhereTheUsualEstimateIs) {
    const Vectors vectors = side_by_side(40, 2);
    const VariancesOfVectors as_luck_would{1, 0, 0.5, 2};
    EXPECT_GT(likely_between(as_luck_would, vectors), 0.05);
    EXPECT_LT(likely_between(as_luck_would, vectors), 0.2);
    EXPECT_DOUBLE_EQ(likely_between({0, 7, 7, 2}, vectors), 7 * 39 / 37.0) << "without luck nothing hides";
}

TEST(ExpectedByVector, OfFewVectorsLiesFurtherApartThanTheirMeans) {
    // Without luck: means 1, 2, 4, 9 about 4, and four say little of their own variance: by √(3/1) further.
    const Sample expected = expected_by_vector(Sample{1, 1, 2, 2, 4, 4, 9, 9}, side_by_side(4, 2));
    EXPECT_DOUBLE_EQ(expected[0], 4 - 3 * std::sqrt(3));
    EXPECT_DOUBLE_EQ(expected[2], 4);
    EXPECT_DOUBLE_EQ(expected[3], 4 + 5 * std::sqrt(3));
}

TEST(ExpectedByVector, VariesAsMuchAsIsToBeReckonedWith) {
    const Vectors vectors = side_by_side(12, 2);
    Sample sample;
    for (int k = 0; k < 12; ++k) sample.insert(sample.end(), {k - 3.0, k + 3.0});
    const Sample expected = expected_by_vector(sample, vectors);
    double squares = 0;
    for (const double x : expected) squares += (x - 5.5) * (x - 5.5) / 11;
    EXPECT_NEAR(squares, likely_between(variances_of(sample, vectors), vectors), 1e-9);
    EXPECT_LT(squares, 13) << "as the means vary";
}

TEST(PredictedQuantile, StandsAtItsPlaceAmongOneMoreThanThereAre) {
    Sample nineteen(19);
    for (std::size_t k = 0; k < 19; ++k) nineteen[k] = static_cast<double>(k + 1);
    EXPECT_DOUBLE_EQ(predicted_quantile(nineteen, 0.05), 1) << "of 20 gaps one lies below";
    EXPECT_DOUBLE_EQ(predicted_quantile(nineteen, 0.95), 19);
    // Of 9 values the place of 5 % is 0.5: half a gap beyond the first.
    EXPECT_DOUBLE_EQ(predicted_quantile({1, 2, 3, 4, 5, 6, 7, 8, 10}, 0.05), 0.5);
    EXPECT_DOUBLE_EQ(predicted_quantile({1, 2, 3, 4, 5, 6, 7, 8, 10}, 0.95), 11);
}

TEST(OverVectors, IsOfWhatWasDrawnAlone) {
    EXPECT_TRUE(std::isnan(over_vectors(Sample{1, 2, 3}, each_for_itself(3)).low));
    EXPECT_TRUE(std::isnan(over_vectors(Sample{1, 2, 3, 4, 5, 6}, side_by_side(3, 2)).low)) << "too few";
    EXPECT_TRUE(std::isnan(over_vectors(Sample{1, NAN, 3, 4}, side_by_side(4, 1)).low));
}

TEST(OverVectors, CountsTheVectorsWithTheSignOfTheMean) {
    const OverVectors over = over_vectors(Sample{4, 4, 5, 5, -1, -1, 6, 6}, side_by_side(4, 2));
    EXPECT_DOUBLE_EQ(over.same_sign, 0.75);
    EXPECT_TRUE(over.luck_taken_off);
    EXPECT_FALSE(over_vectors(Sample{4, 5, 6, 7}, side_by_side(4, 1)).luck_taken_off) << "it holds luck too";
}

TEST(RatioOverVectors, IsOfWhatEachVectorExpects) {
    // One replicate each: ratios 2, 3, 4 and 5 of the vectors; place 5 % · 5 − 1, three quarters of a gap
    // beyond.
    const Sample of{2, 6, 12, 20}, to{1, 2, 3, 4};
    const PairedRatio ratio = paired_ratio(of, to, side_by_side(4, 1));
    EXPECT_NEAR(ratio.over_vectors.low, 2 - 0.75, 1e-9);
    EXPECT_NEAR(ratio.over_vectors.high, 5 + 0.75, 1e-9);
    const PairedRatio changes_sign = paired_ratio(of, {-1, 20, 21, 22}, side_by_side(4, 1));
    EXPECT_TRUE(std::isnan(changes_sign.over_vectors.low));
}

/// How much of the distribution of expected values a range holds, on average over ensembles in which luck
/// varies `luck` times as much as ignorance. `draw` gives the expected value of a vector.
template <class Draw>
double content(const Vectors& vectors, double luck, Draw&& draw) {
    constexpr int ensembles = 1000, others = 100;
    std::mt19937_64 generator(vectors.count * 10 + vectors.of.size());
    std::normal_distribution<double> normal;
    double held = 0;
    for (int k = 0; k < ensembles; ++k) {
        Sample of_vector(vectors.count), sample;
        for (double& x : of_vector) x = draw(generator);
        for (const std::size_t v : vectors.of) sample.push_back(of_vector[v] + luck * normal(generator));
        const OverVectors over = over_vectors(sample, vectors);
        for (int j = 0; j < others; ++j) {
            const double x = draw(generator);
            held += over.low <= x && x <= over.high ? 1 : 0;
        }
    }
    return held / ensembles / others;
}

TEST(OverVectors, HoldsTheNextVectorNineTimesOfTenOrALittleMoreWhateverTheLuck) {
    // Luck of the standard deviation 0 to 3, where that of expected values is 1.
    const auto normal = [](auto& generator) { return std::normal_distribution<double>()(generator); };
    const auto heavy = [](auto& generator) { return std::student_t_distribution<double>(3)(generator); };
    const auto skewed = [](auto& generator) { return std::exponential_distribution<double>()(generator); };
    const auto expect_nine_of_ten = [](const Vectors& vectors, double luck, double held) {
        EXPECT_GT(held, 0.87) << vectors.count << " vectors, " << vectors.of.size() << " replicates, luck "
                              << luck;
        EXPECT_LT(held, 0.98) << vectors.count << " vectors, " << vectors.of.size() << " replicates, luck "
                              << luck;
    };
    for (const std::size_t count : {10U, 20U, 40U})
        for (const std::size_t each : {2U, 4U}) {
            const Vectors vectors = side_by_side(count, each);
            for (const double luck : {0.0, 1.0, 2.0, 3.0}) {
                expect_nine_of_ten(vectors, luck, content(vectors, luck, normal));
                expect_nine_of_ten(vectors, luck, content(vectors, luck, heavy));
                expect_nine_of_ten(vectors, luck, content(vectors, luck, skewed));
            }
        }
}

TEST(OverVectors, WouldHoldTooMuchIfLuckWereNotTakenOff) {
    // One replicate each, with as much luck as ignorance: a range √2 times as wide holds 98 % of a normal
    // distribution.
    const auto normal = [](auto& generator) { return std::normal_distribution<double>()(generator); };
    EXPECT_GT(content(side_by_side(40, 1), 1, normal), 0.96);
}

}  // namespace
}  // namespace musubi
