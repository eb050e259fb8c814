#include "sim/experiment/calibration/calibration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "musubi/distributions.hpp"
#include "sim/engine/worker_pool.hpp"
#include "sim/experiment/calibration/recovery.hpp"
#include "sim/experiment/calibration/response_surface.hpp"
#include "sim/experiment/designs/sampler.hpp"
#include "sim/experiment/estimates/luck_and_ignorance.hpp"

namespace musubi {
namespace {

/// ln of an output of second order in two factors on −1 … 1.
double surface(const Point& point) {
    const double x = 2 * point[0] - 1, y = 2 * point[1] - 1;
    return 1 + 0.5 * x - 0.3 * y + 0.2 * x * x + 0.1 * x * y;
}

/// A model of two outputs, each with 5 % of luck: the surface, and its mirror image.
std::vector<Runs> run_two(const std::vector<Point>& points, std::uint64_t first_run) {
    const Stream luck(key_of("calibration test"));
    std::vector<Runs> runs;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Runs here{points[i], {}};
        for (std::uint64_t r = 0; r < 2; ++r) {
            const Key run = first_run + 2 * i + r;
            const Point mirrored{points[i][1], points[i][0]};
            here.outputs.push_back(
                {std::exp(surface(points[i]) + 0.05 * standard_normal(luck.uniform(run, 0))),
                 std::exp(surface(mirrored) + 0.05 * standard_normal(luck.uniform(run, 1)))});
        }
        runs.push_back(std::move(here));
    }
    return runs;
}

TEST(LatinHypercube, HasOnePointInEachStratumOfEachFactor) {
    const auto points = latin_hypercube(Luck(1, 0), 10, 3);
    for (std::size_t f = 0; f < 3; ++f) {
        std::vector<int> strata;
        strata.reserve(points.size());
        for (const Point& point : points) strata.push_back(static_cast<int>(point[f] * 10));
        std::sort(strata.begin(), strata.end());
        EXPECT_EQ(strata, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    }
}

TEST(Emulator, FollowsASurfaceOfSecondOrderAndTellsLuckFromLackOfFit) {
    const Emulator emulator(run_two(latin_hypercube(Luck(1, 0), 200, 2), 0), 2, {0, 0});
    const Point somewhere{0.3, 0.8};
    EXPECT_NEAR(emulator.at(somewhere)[0].mean, surface(somewhere), 0.02);
    EXPECT_NEAR(std::sqrt(emulator.luck(0)), 0.05, 0.01);
    EXPECT_LT(emulator.lack_of_fit(0), 0.001);
    EXPECT_GT(emulator.explained(0), 0.99);
}

TEST(Emulator, RefusesFewerPointsThanTerms) {
    EXPECT_THROW(Emulator(run_two(latin_hypercube(Luck(1, 0), 6, 2), 0), 2, {0, 0}), std::invalid_argument);
}

TEST(SurfaceTerms, HaveEveryProductOfThreeActiveFactorsOnce) {
    // 1; x, x³, x²; y, y³, yx, y²: 8. Of both: x²y and xy²: 2 more.
    EXPECT_EQ(SurfaceTerms(2).number(), 8U);
    const SurfaceTerms both(2, {1, 0});
    ASSERT_EQ(both.number(), 10U);
    std::vector<double> terms(both.number());
    both.expand({0.75, 1}, terms.data());  // x = 0.5, y = 1
    EXPECT_EQ(terms, (std::vector<double>{1, 0.5, 0.125, 0.25, 1, 1, 0.5, 1, 0.5, 0.25}));
    EXPECT_EQ(both.terms_of(1), (std::vector<std::size_t>{4, 5, 7}));
    using enum TermKind;
    EXPECT_EQ(both.kinds(), (std::vector{level, slope, cube, square, slope, cube, product, square,
                                         product_of_three, product_of_three}));
}

TEST(SurfaceTerms, AreAsManyAsThePointsBear) {
    EXPECT_EQ(SurfaceTerms::bearable(2, 49), 1U) << "one active factor brings no product that is not there";
    EXPECT_EQ(SurfaceTerms::bearable(2, 50), 2U) << "five points for each of ten terms";
    EXPECT_EQ(SurfaceTerms::bearable(2, 39), 0U);
}

/// Runs of one output without luck.
std::vector<Runs> run_exactly(const std::vector<Point>& points, double (*log_output)(const Point&)) {
    std::vector<Runs> runs;
    for (const Point& point : points) {
        const double output = std::exp(log_output(point));
        runs.push_back({point, {{output}, {output}}});
    }
    return runs;
}

TEST(Emulator, FollowsProductsOfThreeInTheMostActiveFactorsWhenThereArePointsEnough) {
    const auto twisted = [](const Point& p) {
        const double x = 2 * p[0] - 1, y = 2 * p[1] - 1, z = 2 * p[2] - 1;
        return 0.5 * x + 0.4 * z + 0.01 * y + 0.2 * x * x * z;
    };
    const auto missed = [&](std::size_t points) {
        const Emulator emulator(run_exactly(latin_hypercube(Luck(1, 0), points, 3), twisted), 3, {0});
        return std::abs(emulator.at({0.9, 0.5, 0.2})[0].mean - twisted({0.9, 0.5, 0.2}));
    };
    EXPECT_GT(missed(60), 0.02) << "13 terms: 60 points bear none of the products of three";
    EXPECT_LT(missed(80), 1e-6) << "two active factors are 15 terms: x and z, not y";
}

TEST(Emulator, IsJudgedWhereItWillBeUsed) {
    // Smooth but for a step at x = 0.8, which no polynomial follows.
    const auto stepped = [](const Point& p) { return p[0] > 0.8 ? 1.0 : 0.0; };
    std::vector<Point> points = latin_hypercube(Luck(1, 0), 100, 1);
    for (int i = 0; i < 50; ++i) points.push_back({0.2 + 0.002 * i});
    const std::vector<Runs> runs = run_exactly(points, stepped);
    EXPECT_LT(Emulator(runs, 1, {0}, 100).lack_of_fit(0), Emulator(runs, 1, {0}).lack_of_fit(0) / 2);
}

TEST(Emulator, FollowsWhatWeighsMost) {
    // A bend at the middle: on either side a straight line, which cubes follow as long as the other side
    // weighs little.
    const auto bent = [](const Point& p) { return std::abs(p[0] - 0.5); };
    std::vector<Runs> runs = run_exactly(latin_hypercube(Luck(1, 0), 200, 1), bent);
    const auto missed = [&] { return std::abs(Emulator(runs, 1, {0}).at({0.5})[0].mean); };
    const double alike = missed();
    for (Runs& point : runs) point.weight = point.point[0] < 0.5 ? 0.001 : 1;
    EXPECT_LT(missed(), alike / 4);
}

/// Ten factors, of which one matters, and that as a straight line: 65 terms can only follow luck.
TEST(Emulator, ShrinksTermsThatBringNothing) {
    const Stream luck(key_of("a line among ten factors"));
    std::vector<Runs> runs;
    for (const Point& point : latin_hypercube(Luck(1, 0), 150, 10)) {
        const auto output = [&](Key run) {
            return std::vector{std::exp(point[0] + 0.1 * standard_normal(luck.uniform(run)))};
        };
        runs.push_back({point, {output(2 * runs.size()), output(2 * runs.size() + 1)}});
    }
    const Emulator emulator(runs, 10, {0});
    double variance = 0, squares = 0;
    for (const Point& point : latin_hypercube(Luck(2, 0), 100, 10)) {
        const Emulated here = emulator.at(point)[0];
        variance += here.variance / 100;
        squares += (here.mean - point[0]) * (here.mean - point[0]) / 100;
    }
    // Least squares with 76 terms miss new points by 76/74 of the variance of a mean of two runs, 0.005.
    EXPECT_LT(squares, 0.0051 / 2);
    EXPECT_LT(variance, 0.0051);
    EXPECT_GT(variance, squares / 2) << "it knows what it does not know";
}

TEST(Emulator, TakesLuckFromWhereItWillBeUsed) {
    std::vector<Runs> runs;
    for (const Point& point : latin_hypercube(Luck(1, 0), 60, 1)) runs.push_back({point, {{1.0}, {1.0}}});
    for (const Point& point : latin_hypercube(Luck(2, 0), 30, 1))
        runs.push_back({point, {{std::exp(0.1)}, {std::exp(-0.1)}}});
    EXPECT_NEAR(Emulator(runs, 1, {0}, 60).luck(0), 0.02, 1e-12) << "0.1² + 0.1², with one degree of freedom";
    EXPECT_NEAR(Emulator(runs, 1, {0}).luck(0), 0.02 / 3, 1e-12);
}

TEST(Calibration, FindsTheTruthBehindWhatWasObserved) {
    const Point truth{0.7, 0.4}, mirrored{0.4, 0.7};
    const auto observed = [](const char* name, double value) {
        return Target{name, {}, true, value, 0.03 * value, "c"};
    };
    const std::vector<Target> targets{observed("one", std::exp(surface(truth))),
                                      observed("other", std::exp(surface(mirrored)))};
    const std::vector<Factor> factors{{"x", {0, 1}}, {"y", {0, 1}}};
    const CalibrationPlan plan{.seed = 1, .first_points = 60, .points = 60, .vectors = 100};
    const Calibration c = calibrate(plan, factors, targets, run_two);
    for (std::size_t f = 0; f < 2; ++f) {
        EXPECT_LT(c.bounds[f].low, truth[f]);
        EXPECT_GT(c.bounds[f].high, truth[f]);
        EXPECT_LT(c.bounds[f].width, 0.6) << "two outputs bind two factors";
    }
    EXPECT_NEAR(c.beliefs[0].mean, targets[0].value, targets[0].tolerance);
    // The expected value is known to √(0.05² + 0.03²) of it: means over a hundred points err by a tenth of
    // that.
    EXPECT_NEAR(c.beliefs[0].simulated, c.beliefs[0].mean, 3 * 0.0058 * targets[0].value)
        << "the runs of the last wave are as the emulator expects";
    EXPECT_GT(c.agreeing, 50);
    EXPECT_EQ(calibrate(plan, factors, targets, run_two).vectors, c.vectors) << "the same seed, the same set";
}

/// Among the points about the truth alone the slope is lost in luck.
TEST(Calibration, DoesNotForgetWhatTheFirstWaveRuledOut) {
    const auto run = [](const std::vector<Point>& points, std::uint64_t first_run) {
        const Stream luck(key_of("a steep line"));
        std::vector<Runs> runs;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto output = [&](std::uint64_t r) {
                const double noise = standard_normal(luck.uniform(first_run + 2 * i + r));
                return std::vector<double>{std::exp(points[i][0] + 0.1 * noise)};
            };
            runs.push_back({points[i], {output(0), output(1)}});
        }
        return runs;
    };
    const double value = std::exp(0.5);
    const std::vector<Target> targets{{"line", {}, true, value, 0.03 * value, "c"}};
    const CalibrationPlan plan{.seed = 1, .first_points = 60, .points = 60, .vectors = 100};
    const Calibration c = calibrate(plan, {{"x", {0, 1}}}, targets, run);
    EXPECT_NEAR(c.bounds[0].mean, 0.5, 0.04);
    // Luck of 0.1 and a tolerance of 0.03 are 0.1044 together, and 3.29 of it hold the middle 90 %.
    EXPECT_NEAR(c.bounds[0].width, 3.29 * 0.1044 / 0.9, 0.05);
    EXPECT_GT(c.agreeing, 70);
}

/// What is projected hangs on both factors, of which two outputs with an error of 10 % say something.
TEST(Calibration, NineInTenOfItsIntervalsHoldAKnownTruth) {
    const auto observed = [](const char* name, double value) {
        return Target{name, {}, true, value, 0.1 * value, "c"};
    };
    const auto run_three = [](const std::vector<Point>& points, std::uint64_t first_run) {
        std::vector<Runs> runs = run_two(points, first_run);
        for (Runs& here : runs)
            for (std::vector<double>& outputs : here.outputs)
                outputs.push_back(outputs[0] * std::sqrt(outputs[1]));
        return runs;
    };
    const std::vector<Target> targets{
        observed("one", 3), observed("other", 3), {"projected", {}, false, 0, 0, "c"}};
    const CalibrationPlan plan{.seed = 1, .first_points = 60, .points = 60, .vectors = 100};
    const Calibration c = calibrate(plan, {{"x", {0, 1}}, {"y", {0, 1}}}, targets, run_three);
    const Recovery recovery = recover(c, 1, 100);
    EXPECT_EQ(recovery.intervals, 100U) << "of what is projected alone";
    EXPECT_GE(recovery.hits, 80U);
    EXPECT_LE(recovery.hits, 97U);
    WorkerPool pool(3);
    EXPECT_EQ(recover(c, 1, 100, pool.workers()).hits, recovery.hits) << "on any threads";
}

TEST(LuckAndIgnorance, AreToldApartByTheReplicatesOfAVector) {
    // As over_vectors_test.cpp has it by hand: variances 5 within and 10 between.
    const Vectors pairs{{0, 0, 1, 1}, 2, true};
    const LuckAndIgnorance both = luck_and_ignorance({1, 3, 5, 9}, pairs);
    EXPECT_DOUBLE_EQ(both.mean, 4.5);
    EXPECT_DOUBLE_EQ(both.luck, std::sqrt(5));
    EXPECT_DOUBLE_EQ(both.ignorance, std::sqrt(10));
    EXPECT_EQ(luck_and_ignorance({1, 1, 1, 1}, pairs).ignorance, 0);
    EXPECT_TRUE(std::isnan(luck_and_ignorance({1, 2}, {{0, 0}, 1, true}).luck)) << "one vector";
}

}  // namespace
}  // namespace musubi
