#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "musubi/missing.hpp"
#include "musubi/random.hpp"
#include "sim/experiment/elementary_effects.hpp"
#include "sim/experiment/pawn.hpp"
#include "sim/experiment/rank_correlation.hpp"
#include "sim/experiment/regression_tree.hpp"
#include "tests/experiment/known_functions.hpp"

namespace musubi {
namespace {

std::vector<double> outputs_at(const std::vector<double>& places, std::size_t factors,
                               const KnownFunction& f) {
    return at_points(places, factors, f).runs;
}

TEST(ElementaryEffects, AreExactOfALinearModel) {
    const auto factors = unit_factors(4);
    const auto places = places_of({Design::Kind::morris, 6}, factors, 1);
    const auto outputs = outputs_at(places, 4, [](auto x) { return 5 + 3 * x[0] - 2 * x[1] + 0.5 * x[2]; });
    const auto effects = elementary_effects(outputs, places, factors, {1, 100});
    const double slopes[] = {3, -2, 0.5, 0};
    ASSERT_EQ(effects.trajectories, 6U);
    for (std::size_t f = 0; f < 4; ++f) {
        EXPECT_NEAR(effects.mean[f].value, slopes[f], 1e-12);
        EXPECT_NEAR(effects.strength[f].value, std::abs(slopes[f]), 1e-12);
        EXPECT_NEAR(effects.spread[f].value, 0, 1e-12);
        EXPECT_NEAR(effects.strength[f].half_width(), 0, 1e-12);
    }
}

TEST(ElementaryEffects, OfAProductDependOnWhereTheOtherIs) {
    // x y: the effect of x is the place of y, one of 0, 1/3, 2/3, 1, each alike: mean 1/2.
    const auto factors = unit_factors(2);
    const auto places = places_of({Design::Kind::morris, 2000}, factors, 1);
    const auto effects = elementary_effects(outputs_at(places, 2, [](auto x) { return x[0] * x[1]; }), places,
                                            factors, {1, 200});
    EXPECT_NEAR(effects.mean[0].value, 0.5, 0.02);
    EXPECT_NEAR(effects.spread[0].value, std::sqrt(5.0 / 36), 0.02);
}

TEST(ElementaryEffects, LieInTheirIntervalsForAlmostAllSeeds) {
    const auto factors = unit_factors(2);
    std::size_t held = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto places = places_of({Design::Kind::morris, 60}, factors, seed);
        const auto effects = elementary_effects(outputs_at(places, 2, [](auto x) { return x[0] * x[1]; }),
                                                places, factors, {seed, 200});
        held += effects.mean[0].low <= 0.5 && effects.mean[0].high >= 0.5 ? 1 : 0;
    }
    EXPECT_GE(held, 90U);
}

TEST(ElementaryEffects, OfAGroupHaveAStrengthOnly) {
    auto factors = unit_factors(3);
    factors[0].group = factors[2].group = "pair";
    const auto places = places_of({Design::Kind::morris, 50}, factors, 1);
    const auto effects = elementary_effects(outputs_at(places, 3, [](auto x) { return 2 * x[0] + x[1]; }),
                                            places, factors, {1, 100});
    ASSERT_EQ(effects.strength.size(), 2U);
    EXPECT_NEAR(effects.strength[0].value, 2, 1e-12);
    EXPECT_TRUE(std::isnan(effects.mean[0].value));
    EXPECT_NEAR(effects.mean[1].value, 1, 1e-12);
}

TEST(ElementaryEffects, LeaveOutTrajectoriesWithAHole) {
    const auto factors = unit_factors(2);
    const auto places = places_of({Design::Kind::morris, 10}, factors, 1);
    auto outputs = outputs_at(places, 2, [](auto x) { return x[0]; });
    outputs[4] = missing;
    const auto effects = elementary_effects(outputs, places, factors, {1, 50});
    EXPECT_EQ(effects.left_out, 1U);
    EXPECT_NEAR(effects.strength[0].value, 1, 1e-12);
}

TEST(PawnDistance, SetsApartWhatDecidesFromWhatDoesNot) {
    const auto places = places_of({Design::Kind::sobol, 4096}, unit_factors(4), 1);
    const auto found = pawn_distances(by_factor(places, 4), outputs_at(places, 4, ishigami), {1, 50});
    EXPECT_EQ(found.points, 4096U);
    for (const std::size_t decides : {0U, 1U}) EXPECT_GT(found.distance[decides].value, 2 * found.noise);
    EXPECT_GT(found.distance[2].value, 1.2 * found.noise)
        << "it widens the distribution, and moves it little";
    EXPECT_LT(found.distance[3].value, 1.2 * found.noise);
}

TEST(PawnDistance, OfAFactorThatAloneDecidesIsAsWorkedOutByHand) {
    // Held within the tenth from s/10 on, the output lies there too: its distribution is 0 up to s/10 and 1
    // from (s + 1)/10: the distance is max(s, 9 − s)/10, the median of 9, 8, 7, 6, 5, 5, 6, 7, 8, 9 tenths
    // 0.7.
    const auto places = places_of({Design::Kind::sobol, 1024}, unit_factors(2), 1);
    const auto found =
        pawn_distances(by_factor(places, 2), outputs_at(places, 2, [](auto x) { return x[0]; }), {1, 50});
    EXPECT_NEAR(found.distance[0].value, 0.7, 0.01);
}

TEST(PawnDistance, LiesInItsIntervalWhichDrawsAloneWouldNotGive) {
    const auto places = places_of({Design::Kind::sobol, 256}, unit_factors(2), 1);
    const auto numbers = by_factor(places, 2);
    const auto outputs = outputs_at(places, 2, [](auto x) { return x[0]; });
    const Bounded of_nothing = pawn_distances(numbers, outputs, {1, 200}).distance[1];
    EXPECT_LE(of_nothing.low, of_nothing.value);
    EXPECT_GE(of_nothing.high, of_nothing.value);
    const Pawn without_draws = pawn_distances(numbers, outputs, {1, 0});
    EXPECT_EQ(without_draws.distance[1].value, of_nothing.value);
    EXPECT_TRUE(std::isnan(without_draws.distance[1].low));
    EXPECT_TRUE(std::isnan(without_draws.noise));
}

TEST(RankCorrelation, OfAMonotoneFunctionIsOne) {
    const auto places = places_of({Design::Kind::sobol, 128}, unit_factors(2), 1);
    const auto found = rank_correlations(by_factor(places, 2),
                                         outputs_at(places, 2, [](auto x) { return std::exp(9 * x[0]); }));
    EXPECT_NEAR(found.spearman[0].value, 1, 1e-12);
    EXPECT_NEAR(found.spearman[1].value, 0, 0.05);
    EXPECT_LT(found.spearman[1].low, 0);
    EXPECT_GT(found.spearman[1].high, 0);
}

TEST(RankCorrelation, OfTiesByHand) {
    // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: about their means −1.5, 0, 0, 1.5 and −1.5, 0.5, −0.5, 1.5.
    const auto found = rank_correlations({{1, 2, 2, 3}}, {10, 30, 20, 40});
    EXPECT_NEAR(found.spearman[0].value, 4.5 / std::sqrt(4.5 * 5), 1e-12);
}

TEST(RankCorrelation, IsPartialOnceTheOthersAreTakenOff) {
    // 10 x drowns y, unless what x explains is taken off first.
    const auto places = places_of({Design::Kind::sobol, 512}, unit_factors(3), 1);
    const auto found = rank_correlations(by_factor(places, 3),
                                         outputs_at(places, 3, [](auto x) { return 10 * x[0] - x[1]; }));
    EXPECT_LT(std::abs(found.spearman[1].value), 0.2);
    EXPECT_LT(found.partial[1].value, -0.7);
    EXPECT_LT(found.partial[1].high, 0);
    EXPECT_LT(std::abs(found.partial[2].value), 0.15);
}

TEST(RankCorrelation, LiesInItsIntervalForAlmostAllSeeds) {
    // Two normal numbers of correlation r have the rank correlation 6/π asin(r/2) (Pearson, 1907); a third
    // has none with either, and none is left once they are taken off.
    constexpr double r = 0.6;
    const double rank = 6 / std::numbers::pi * std::asin(r / 2);
    std::size_t spearman = 0, partial = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const Stream stream = Luck(seed, 0).stream(0);
        const auto normal = [&](Key key) {  // Box and Muller
            return std::sqrt(-2 * std::log1p(-stream.uniform(2 * key))) *
                   std::cos(2 * std::numbers::pi * stream.uniform(2 * key + 1));
        };
        std::vector<std::vector<double>> factors(2);
        std::vector<double> outputs;
        for (Key point = 0; point < 80; ++point) {
            for (std::size_t f = 0; f < 2; ++f) factors[f].push_back(normal(3 * point + f));
            outputs.push_back(r * factors[0].back() + std::sqrt(1 - r * r) * normal(3 * point + 2));
        }
        const RankCorrelations found = rank_correlations(factors, outputs);
        spearman += found.spearman[0].low <= rank && rank <= found.spearman[0].high ? 1 : 0;
        partial += found.partial[1].low <= 0 && 0 <= found.partial[1].high ? 1 : 0;
    }
    EXPECT_GE(spearman, 90U);
    EXPECT_GE(partial, 90U);
    EXPECT_LE(std::min(spearman, partial), 99U) << "95 % is not everything";
}

TEST(RankCorrelation, OfAFactorThatDoesNotVaryIsNone) {
    const auto found = rank_correlations({{1, 1, 1, 1, 1}, {1, 2, 3, 4, 5}}, {1, 3, 2, 5, 4});
    EXPECT_TRUE(std::isnan(found.spearman[0].value));
    EXPECT_NEAR(found.spearman[1].value, 0.8, 1e-12);
}

TEST(TreeOfRegression, FindsAStepWhereItIs) {
    const auto places = places_of({Design::Kind::sobol, 256}, unit_factors(3), 1);
    const auto found = regression_tree(
        by_factor(places, 3), outputs_at(places, 3, [](auto x) { return x[1] < 0.25 ? 7.0 : 3.0; }), 3);
    ASSERT_EQ(found.nodes.size(), 3U) << "nothing is left to split";
    EXPECT_EQ(found.nodes[0].factor, 1U);
    EXPECT_NEAR(found.nodes[0].border, 0.25, 0.005);
    EXPECT_EQ(found.nodes[found.nodes[0].below].mean, 7);
    EXPECT_NEAR(found.importance[1], 1, 1e-12);
    EXPECT_GT(found.explained, 0.95);
    EXPECT_EQ(expected_at(found, {0.9, 0.8, 0.1}), 3);
}

TEST(TreeOfRegression, DoesNotPromiseToForetellNoise) {
    const auto places = places_of({Design::Kind::sobol, 200}, unit_factors(3), 1);
    std::vector<double> noise;
    for (std::size_t p = 0; p < 200; ++p) noise.push_back(Luck(1, 0).stream(0).uniform(p));
    EXPECT_LT(regression_tree(by_factor(places, 3), noise, 3).explained, 0.05);
}

}  // namespace
}  // namespace musubi
