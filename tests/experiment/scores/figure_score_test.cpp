#include "sim/experiment/scores/figure_score.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/experiment/scores/draws.hpp"

namespace musubi {
namespace {

TEST(FigureScore, IsAsWorkedOutByHand) {
    const FigureScore score = score_figure({10, 20, 30}, each_for_itself(3), 22, 1);
    EXPECT_DOUBLE_EQ(score.mean, 20);
    EXPECT_DOUBLE_EQ(score.mean_error, 10 / std::sqrt(3));
    EXPECT_DOUBLE_EQ(score.deviation, 10);
    EXPECT_DOUBLE_EQ(score.low, 11);
    EXPECT_DOUBLE_EQ(score.high, 29);
    EXPECT_DOUBLE_EQ(score.z, 2 / std::sqrt(101));
    EXPECT_EQ(score.p, 1);
    // Φ(−8) and less than Φ(12) are nothing: of the three, 1 and Φ(2) lie below. Distances 12, E|2 + ε|, 8.
    const double second = 2 * 0.053990966513188063 + 2 * (2 * 0.97724986805182079 - 1);
    EXPECT_NEAR(score.crps, (12 + second + 8) / 3 - 40.0 / 3 / 2, 1e-12);
}

TEST(FigureScore, CountsTheObservedFigureAsOneMoreDraw) {
    // Above all three: (1 + 0)/(1 + 3), twice. With two vectors (1 + 0)/(1 + 2).
    EXPECT_NEAR(score_figure({10, 20, 30}, each_for_itself(3), 60, 1).p, 0.5, 1e-12);
    const Vectors two{{0, 0, 1}, 2, true};
    const FigureScore score = score_figure({10, 20, 30}, two, 60, 1);
    EXPECT_NEAR(score.p, 2.0 / 3, 1e-12);
    EXPECT_DOUBLE_EQ(score.deviation, std::sqrt((400 + 100) / 2.0 / 2));  // half of 20² and 10²
    EXPECT_NEAR(score.crps, 40 - 15.0 / 2, 1e-12);                        // pairs 20 and 10 apart
}

TEST(FigureScore, OfOneVectorTellsNothingOfWhatAnotherWouldGive) {
    const FigureScore score = score_figure({10, 20, 30}, {{0, 0, 0}, 1, true}, 60, 1);
    EXPECT_EQ(score.mean, 20);
    EXPECT_EQ(score.p, 1);
    for (const double x : {score.mean_error, score.deviation, score.z, score.crps})
        EXPECT_TRUE(std::isnan(x));
}

/// Shares of p at most 0.05, 0.1, 0.5 and 0.9 for truths drawn as the members are: `between` vectors and
/// `luck` of each replicate, normal or, for `skewed`, lognormal.
std::array<double, 4> shares_of_p(std::size_t count, std::size_t replicates, double between, double luck,
                                  bool skewed, std::uint64_t seed) {
    constexpr int trials = 4000;
    constexpr std::array levels{0.05, 0.1, 0.5, 0.9};
    NormalDraws normal(seed);
    const auto shaped = [&](double x) { return skewed ? std::exp(x) : x; };
    std::array<double, 4> shares{};
    for (int t = 0; t < trials; ++t) {
        Vectors vectors{{}, count, true};
        std::vector<double> members;
        for (std::size_t v = 0; v < count; ++v) {
            const double expected = between * normal();
            for (std::size_t r = 0; r < replicates; ++r) {
                members.push_back(shaped(expected + luck * normal()));
                vectors.of.push_back(v);
            }
        }
        const double observed = shaped(between * normal() + luck * normal()) + 0.5 * normal();
        const double p = tail_probability(members, vectors, observed, 0.5);
        for (std::size_t l = 0; l < levels.size(); ++l) shares[l] += (p <= levels[l] ? 1.0 : 0.0) / trials;
    }
    return shares;
}

void expect_uniform_or_safe(const std::array<double, 4>& shares, double as_few) {
    constexpr std::array levels{0.05, 0.1, 0.5, 0.9};
    for (std::size_t l = 0; l < levels.size(); ++l) {
        const double error = 3.5 * std::sqrt(levels[l] * (1 - levels[l]) / 4000);
        EXPECT_LT(shares[l], levels[l] + error) << levels[l];
        EXPECT_GT(shares[l], as_few * levels[l] - error) << levels[l];
    }
}

TEST(TailProbability, IsUniformForATruthDrawnAsTheMembersWere) {
    expect_uniform_or_safe(shares_of_p(99, 1, 1, 0, false, 1), 0.8);
    expect_uniform_or_safe(shares_of_p(99, 1, 1, 0, true, 2), 0.8);
    expect_uniform_or_safe(shares_of_p(99, 2, 1, 1, false, 3), 0.8);
}

TEST(TailProbability, IsOnTheSafeSideWithFewVectorsOfManyReplicates) {
    expect_uniform_or_safe(shares_of_p(10, 4, 1, 0.1, false, 4), 0);
    expect_uniform_or_safe(shares_of_p(10, 4, 0.1, 1, true, 5), 0);
}

}  // namespace
}  // namespace musubi
