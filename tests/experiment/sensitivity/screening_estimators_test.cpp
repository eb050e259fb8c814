#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "musubi/missing.hpp"
#include "musubi/random.hpp"
#include "sim/experiment/sensitivity/elementary_effects.hpp"
#include "sim/experiment/sensitivity/pawn.hpp"
#include "sim/experiment/sensitivity/rank_correlation.hpp"
#include "sim/experiment/sensitivity/regression_tree.hpp"
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

/// A factor of levels with others around it, and what the levels give.
ElementaryEffects of_levels(const Levels& levels, std::size_t grid, const KnownFunction& f,
                            const std::string& name = "x1") {
    auto factors = unit_factors(3);
    factors[0] = {name, name, levels};
    const auto places = places_of({Design::Kind::morris, 40, grid}, factors, 1);
    return elementary_effects(outputs_at(places, 3, f), places, factors, {1, 100});
}

Levels whole_numbers(std::int64_t count) {
    Levels levels;
    for (std::int64_t i = 0; i < count; ++i) levels.values.emplace_back(i);
    return levels;
}

TEST(ElementaryEffects, OfTwoLevelsAreTheOneLessTheOtherOnAnyGrid) {
    for (const std::size_t grid : {2U, 4U, 20U}) {
        const auto flag =
            of_levels(Levels{{false, true}}, grid, [](auto x) { return x[0] < 0.5 ? -54 : 119.0; });
        EXPECT_NEAR(flag.strength[0].value, 173, 1e-9) << grid;
        EXPECT_NEAR(flag.mean[0].value, 173, 1e-9);
        EXPECT_NEAR(flag.spread[0].value, 0, 1e-6);
        EXPECT_NEAR(flag.strength[0].half_width(), 0, 1e-9);
    }
}

TEST(ElementaryEffects, OfLevelsThatActInEvenStepsAreThatOfTheWholeRange) {
    // 0, 1, 2, … of so many levels: the last less the first, wherever the grid puts the two that are run.
    for (const std::int64_t count : {3, 4, 5, 7})
        for (const std::size_t grid : {2U, 4U, 6U, 20U}) {
            const auto levels = static_cast<double>(count);
            const auto f = [&](auto x) {
                return 10 * std::min(std::floor(x[0] * levels + 1e-9), levels - 1);
            };
            const auto found = of_levels(whole_numbers(count), grid, f);
            EXPECT_NEAR(found.strength[0].value, 10 * (levels - 1), 1e-9) << count << ' ' << grid;
            EXPECT_NEAR(found.mean[0].value, 10 * (levels - 1), 1e-9);
        }
}

TEST(ElementaryEffects, OfNamesAreMovesFromOneToAnotherAndHaveNoDirection) {
    const Levels names{{std::string("a"), std::string("b"), std::string("c")}};
    const auto f = [](auto x) { return x[0] < 0.3 ? 7.0 : 0.0; };  // a against the others: 7 or nothing
    const auto found = of_levels(names, 4, f);
    EXPECT_GT(found.strength[0].value, 0);
    EXPECT_LE(found.strength[0].high, 7) << "no name lies half way between two";
    EXPECT_TRUE(std::isnan(found.mean[0].value));
    EXPECT_TRUE(std::isnan(found.spread[0].value));
    EXPECT_TRUE(std::isnan(of_levels(whole_numbers(8), 4, f, luck_factor).mean[0].value)) << "nor has luck";
    EXPECT_NEAR(of_levels(Levels{{std::string("a"), std::string("b")}}, 4, f).mean[0].value,
                of_levels(whole_numbers(2), 4, f).mean[0].value, 1e-12)
        << "of two names one is the first";
}

TEST(ElementaryEffects, OfAMoveThatALevelDoesNotFollowAreNone) {
    // Nine in ten are the first: of the two moves of the grid, 0 to 2/3 and 1/3 to 1, only one reaches the
    // last.
    const auto found =
        of_levels(Levels{whole_numbers(2).values, {9, 1}}, 4, [](auto x) { return x[0] < 0.9 ? 1 : 5.0; });
    EXPECT_EQ(found.trajectories, 40U);
    EXPECT_GT(found.moved[0], 5U);
    EXPECT_LT(found.moved[0], 35U);
    EXPECT_EQ(found.moved[1], 40U);
    EXPECT_NEAR(found.strength[0].value, 4, 1e-12) << "not the half of it";
    EXPECT_NEAR(found.mean[0].value, 4, 1e-12);
    const auto one = of_levels(whole_numbers(1), 4, [](auto x) { return x[1]; });
    EXPECT_EQ(one.moved[0], 0U);
    EXPECT_TRUE(std::isnan(one.strength[0].value)) << "nothing over nothing";
}

TEST(ElementaryEffects, OfAGroupAreByHowFarItsFactorsMovedOnAverage) {
    // Two flags and two real numbers: on a grid of 4 flags move all the way, numbers two thirds of it.
    for (const bool flags : {true, false}) {
        auto factors = unit_factors(2);
        for (auto& factor : factors) {
            factor.group = "both";
            if (flags) factor.spread = Levels{{false, true}};
        }
        const auto places = places_of({Design::Kind::morris, 40}, factors, 1);
        const auto f = [&](auto x) { return flags ? (x[0] < 0.5 ? 0 : 6.0) : 6 * x[0]; };
        const auto found = elementary_effects(outputs_at(places, 2, f), places, factors, {1, 50});
        EXPECT_NEAR(found.strength[0].value, 6, 1e-9) << flags;
    }
    auto mixed = unit_factors(2);
    for (auto& factor : mixed) factor.group = "both";
    mixed[0].spread = Levels{{false, true}};
    const auto places = places_of({Design::Kind::morris, 40}, mixed, 1);
    const auto f = [](auto x) { return x[0] < 0.5 ? 0 : 6.0; };
    EXPECT_NEAR(elementary_effects(outputs_at(places, 2, f), places, mixed, {1, 50}).strength[0].value,
                6 / (5.0 / 6), 1e-9);
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
    const auto outputs = outputs_at(places, 2, [](auto x) { return std::exp(9 * x[0]); });
    const auto spearman = spearman_correlations(by_factor(places, 2), outputs).values;
    EXPECT_NEAR(spearman[0].value, 1, 1e-12);
    EXPECT_NEAR(spearman[1].value, 0, 0.05);
    EXPECT_LT(spearman[1].low, 0);
    EXPECT_GT(spearman[1].high, 0);
    const auto partial = partial_correlations(by_factor(places, 2), outputs).values;
    EXPECT_NEAR(partial[0].value, 1, 1e-12);
    EXPECT_TRUE(std::isnan(partial[1].value)) << "nothing is left that it could explain";
}

TEST(RankCorrelation, OfTiesByHand) {
    // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: about their means −1.5, 0, 0, 1.5 and −1.5, 0.5, −0.5, 1.5.
    const auto found = spearman_correlations({{1, 2, 2, 3}}, {10, 30, 20, 40});
    EXPECT_NEAR(found.values[0].value, 4.5 / std::sqrt(4.5 * 5), 1e-12);
}

TEST(RankCorrelation, IsPartialOnceTheOthersAreTakenOff) {
    // 10 x drowns y, unless what x explains is taken off first.
    const auto places = places_of({Design::Kind::sobol, 512}, unit_factors(3), 1);
    const auto outputs = outputs_at(places, 3, [](auto x) { return 10 * x[0] - x[1]; });
    EXPECT_LT(std::abs(spearman_correlations(by_factor(places, 3), outputs).values[1].value), 0.2);
    const auto partial = partial_correlations(by_factor(places, 3), outputs).values;
    EXPECT_LT(partial[1].value, -0.7);
    EXPECT_LT(partial[1].high, 0);
    EXPECT_LT(std::abs(partial[2].value), 0.15);
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
        const Bounded with_nothing = spearman_correlations(factors, outputs).values[0],
                      of_the_second = partial_correlations(factors, outputs).values[1];
        spearman += with_nothing.low <= rank && rank <= with_nothing.high ? 1 : 0;
        partial += of_the_second.low <= 0 && 0 <= of_the_second.high ? 1 : 0;
    }
    EXPECT_GE(spearman, 90U);
    EXPECT_GE(partial, 90U);
    EXPECT_LE(std::min(spearman, partial), 99U) << "95 % is not everything";
}

TEST(RankCorrelation, OfAFactorThatDoesNotVaryIsNone) {
    const auto found = spearman_correlations({{1, 1, 1, 1, 1}, {1, 2, 3, 4, 5}}, {1, 3, 2, 5, 4});
    EXPECT_TRUE(std::isnan(found.values[0].value));
    EXPECT_NEAR(found.values[1].value, 0.8, 1e-12);
}

TEST(RankCorrelation, IsNoPartialOneOfFactorsThatDetermineEachOtherAndStaysThatOfTheOthers) {
    const auto places = places_of({Design::Kind::sobol, 64}, unit_factors(3), 1);
    const auto factors = by_factor(places, 3);
    const auto outputs = outputs_at(places, 3, [](auto x) { return x[0] + x[1] * x[2]; });
    std::vector<double> low, high, both;
    for (const double x : factors[0]) {
        low.push_back(x < 0.25 ? 0 : 1);
        high.push_back(x < 0.5 ? 0 : 1);
        both.push_back(x < 0.25 ? 0 : x < 0.5 ? 1 : 2);
    }
    const auto found = partial_correlations({factors[0], factors[1], factors[2], low, low}, outputs);
    EXPECT_EQ(found.determined, (std::vector<std::size_t>{3, 4}));
    EXPECT_FALSE(found.too_few);
    const auto apart = partial_correlations({factors[0], factors[1], factors[2], low}, outputs).values;
    for (std::size_t f = 0; f < 3; ++f) {
        EXPECT_NEAR(found.values[f].value, apart[f].value, 1e-9);
        EXPECT_NEAR(found.values[f].low, apart[f].low, 1e-9) << "no degree of freedom is lost twice";
    }
    EXPECT_TRUE(std::isnan(found.values[3].value));
    // Of three, each by two others.
    const auto three = partial_correlations({low, high, both, factors[2]}, outputs);
    EXPECT_EQ(three.determined, (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_FALSE(std::isnan(three.values[3].low));
}

TEST(RankCorrelation, SaysThatPointsAreTooFewForPartialOnes) {
    const auto places = places_of({Design::Kind::sobol, 8}, unit_factors(6), 1);
    const auto outputs = outputs_at(places, 6, [](auto x) { return x[0]; });
    EXPECT_TRUE(partial_correlations(by_factor(places, 6), outputs).too_few);
    EXPECT_TRUE(partial_correlations(by_factor(places, 6), outputs).determined.empty());
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
