#include "sim/experiment/calibration/likelihood.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/experiment/calibration/luck_covariance.hpp"
#include "sim/experiment/calibration/predictive.hpp"
#include "sim/experiment/calibration/shared_errors.hpp"
#include "sim/experiment/designs/sampler.hpp"

namespace musubi {
namespace {

using Draws = std::vector<std::vector<double>>;

Target fitted_figure(double value, double tolerance) { return {"figure", {}, true, value, tolerance, "b"}; }
Target projected_figure() { return {"projected", {}, false, 0, 0, ""}; }

TEST(SharedErrors, OfFiguresThatShareASurveyAreTheProductsOfTheirParts) {
    Target one = fitted_figure(100, 5), other = fitted_figure(200, 20);  // 5 % and 10 %
    one.shared_error = {{"survey", 0.03}};
    other.shared_error = {{"survey", -0.04}};
    const Covariance alike = observation_errors({one, other}, {0, 0}).covariance();
    EXPECT_NEAR(alike(0, 0), 0.0025, 1e-15);
    EXPECT_NEAR(alike(1, 1), 0.01, 1e-15);
    EXPECT_NEAR(alike(0, 1), -0.0012, 1e-15);
    EXPECT_EQ(alike(1, 0), alike(0, 1));
    // 100 with a shift of 100: in the logarithm of their sum an error is half as large.
    const Covariance shifted = observation_errors({one, other}, {100, 0}).covariance();
    EXPECT_NEAR(shifted(0, 0), 0.000625, 1e-15);
    EXPECT_NEAR(shifted(0, 1), -0.0006, 1e-15);
}

TEST(SharedErrors, OfNothingObservedAreItsTolerance) {
    Target none = fitted_figure(0, 1);
    none.discrepancy = 0.2;
    EXPECT_DOUBLE_EQ(observation_errors({none}, {4}).covariance()(0, 0), 1.0 / 16);
    EXPECT_EQ(discrepancies({none}, {4}).covariance()(0, 0), 0) << "a share of nothing";
}

TEST(SharedErrors, OfTheModelAreOfWhatIsProjectedToo) {
    Target one = fitted_figure(100, 5), other = projected_figure();
    one.discrepancy = 0.1;
    one.shared_discrepancy = {{"patents", 0.1}};
    other.discrepancy = 0.2;
    other.shared_discrepancy = {{"patents", 0.12}};
    other.size = 30;
    const Covariance missed = discrepancies({one, other}, {0, 30}).covariance();
    EXPECT_NEAR(missed(0, 0), 0.01, 1e-15);
    EXPECT_NEAR(missed(1, 1), 0.01, 1e-15) << "half of 0.2, as the shift is as large as the figure";
    EXPECT_NEAR(missed(0, 1), 0.006, 1e-15);
    EXPECT_EQ(observation_errors({one, other}, {0, 30}).covariance()(1, 1), 0);
}

TEST(SharedErrors, AreDrawnWithTheirCovariance) {
    Target one = fitted_figure(100, 5), other = fitted_figure(200, 20);
    one.shared_error = {{"survey", 0.03}};
    other.shared_error = {{"survey", -0.04}};
    const SharedErrors errors = observation_errors({one, other}, {0, 0});
    Draws draws;
    for (Key k = 0; k < 20'000; ++k) draws.push_back(errors.draw(Stream(combine(key_of("draws"), k))));
    const Covariance of_draws = shrunk_covariance(draws);
    EXPECT_NEAR(of_draws(0, 0), 0.0025, 0.0001);
    EXPECT_NEAR(of_draws(1, 1), 0.01, 0.0004);
    EXPECT_NEAR(of_draws(0, 1), -0.0012, 0.0002);
}

TEST(Contrasts, KeepTheSumOfSquaresAboutTheMean) {
    // 1, 3 and 8 about 4: 9 + 1 + 16 = 26. (3 − 1) √½ and (8 − 2) √⅔: 2 + 24.
    const Draws contrasts = contrasts_of({{1}, {3}, {8}});
    ASSERT_EQ(contrasts.size(), 2U);
    EXPECT_DOUBLE_EQ(contrasts[0][0], std::sqrt(2));
    EXPECT_DOUBLE_EQ(contrasts[1][0], std::sqrt(24));
}

TEST(LuckCovariance, ShrinksACorrelationByHowLittleIsKnownOfIt) {
    // Products 1, seven times, and −1: r = ¾. About it 7 / 16 + 49 / 16 = 3.5, so Var r = 3.5 / (8 · 7) =
    // 1/16. λ = (1/16) / (9/16) = 1/9, and r becomes ¾ · 8/9.
    Draws draws(7, {1, 1});
    draws.push_back({1, -1});
    EXPECT_NEAR(shrunk_covariance(draws)(0, 1), 2.0 / 3, 1e-15);
    EXPECT_EQ(shrunk_covariance(draws)(0, 0), 1) << "variances stay";
    // Of four products, three 1 and one −1, r = ½ has the variance ¼: all is shrunk.
    EXPECT_NEAR(shrunk_covariance({{1, 1}, {1, 1}, {1, 1}, {1, -1}})(0, 1), 0, 1e-15);
}

TEST(LuckCovariance, KeepsWhatEveryDrawHasAndKnowsNothingFromOne) {
    EXPECT_DOUBLE_EQ(shrunk_covariance({{1, 2}, {-1, -2}})(0, 1), 2);
    EXPECT_EQ(shrunk_covariance({{1, 2}})(0, 1), 0);
    EXPECT_EQ(shrunk_covariance({{1, 0}, {-1, 0}})(1, 1), 0) << "an output without luck";
}

TEST(LuckCovariance, OfMoreOutputsThanDrawsIsPositiveDefinite) {
    const Stream luck(key_of("few draws"));
    Draws draws(4, std::vector<double>(10));
    for (std::size_t k = 0; k < draws.size(); ++k)
        for (std::size_t j = 0; j < 10; ++j) draws[k][j] = luck.uniform(k, j) - 0.5;
    const Covariance c = shrunk_covariance(draws);
    // A Cholesky root by hand: each pivot is above 0.
    std::vector<std::vector<double>> root(10, std::vector<double>(10));
    for (std::size_t i = 0; i < 10; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = c(i, j);
            for (std::size_t k = 0; k < j; ++k) rest -= root[i][k] * root[j][k];
            if (i == j) {
                ASSERT_GT(rest, 0) << i;
            }
            root[i][j] = i == j ? std::sqrt(rest) : rest / root[j][j];
        }
}

/// Two outputs whose logarithms are ±0.1 and ±0.2, at every point alike: luck has the variances 0.02 and 0.08
/// and the covariance 0.04, and the emulator expects 0 of both.
const Emulator& two_alike() {
    static const Emulator emulator = [] {
        std::vector<Runs> runs;
        for (const Point& point : latin_hypercube(Luck(1, 0), 40, 1))
            runs.push_back({point, {{std::exp(0.1), std::exp(0.2)}, {std::exp(-0.1), std::exp(-0.2)}}});
        return Emulator(runs, 1, {0, 0});
    }();
    return emulator;
}

const Point middle{0.5};

/// e^0.1 with a tolerance of a tenth of it: the variance 0.01.
Target first_figure() { return fitted_figure(std::exp(0.1), 0.1 * std::exp(0.1)); }

TEST(Likelihood, HoldsTheErrorOfTheFigureAndTheLuckOfItsHistory) {
    const Likelihood likelihood(two_alike(), {first_figure(), projected_figure()});
    EXPECT_NEAR(likelihood.log_at({middle})[0], -(1.0 / 3 + std::log(0.03)) / 2, 1e-6)
        << "0.1² / (0.01 + 0.02)";
    EXPECT_NEAR(likelihood.deviation(0), std::sqrt(0.03), 1e-9);
}

TEST(Likelihood, TakesFiguresThatHaveTheirLuckTogetherAsOne) {
    // C = (0.03 0.04; 0.04 0.09), det C = 0.0011; 0.1 and 0.2 are (0.0009 − 0.0016 + 0.0012) / 0.0011 away.
    const Target other = fitted_figure(std::exp(0.2), 0.1 * std::exp(0.2));
    const Likelihood likelihood(two_alike(), {first_figure(), other});
    EXPECT_NEAR(likelihood.squared_distance(two_alike().at(middle)), 5.0 / 11, 1e-6);
    EXPECT_NEAR(likelihood.log_at({middle})[0], -(5.0 / 11 + std::log(0.0011)) / 2, 1e-6);
    const PredictiveChecks checks = check_predictions(likelihood, two_alike().at_each({middle, middle}));
    EXPECT_NEAR(checks.joint_p, std::exp(-2.5 / 11), 1e-6) << "chi-square with two degrees of freedom";
    EXPECT_NEAR(checks.squared_distance, 5.0 / 11, 1e-6);
}

TEST(Likelihood, DrawsFiguresWithItsCovariance) {
    const Target other = fitted_figure(std::exp(0.2), 0.1 * std::exp(0.2));
    const Likelihood likelihood(two_alike(), {first_figure(), other});
    // The root of C: √0.03, 0.04 / √0.03, √(0.0011 / 0.03).
    const auto drawn = likelihood.drawn(two_alike().at(middle), {1, 2});
    EXPECT_NEAR(drawn[0], std::sqrt(0.03), 1e-6);
    EXPECT_NEAR(drawn[1], 0.04 / std::sqrt(0.03) + 2 * std::sqrt(0.0011 / 0.03), 1e-6);
}

TEST(Predictive, PValueIsTwiceTheSmallerTail) {
    // 0.1 / √0.03 = 0.57735 standard deviations: below it lie 0.71815.
    const Likelihood likelihood(two_alike(), {first_figure(), projected_figure()});
    const PredictiveChecks checks = check_predictions(likelihood, two_alike().at_each({middle}));
    EXPECT_NEAR(checks.p[0], 0.5637, 1e-4);
    EXPECT_NEAR(checks.joint_p, checks.p[0], 1e-6) << "of one figure";
}

TEST(Predictive, AHistoryWithLuckInWhatIsKnownHasItInWhatHangsTogether) {
    // 0.04 / 0.03 · 0.1, and 0.08 − 0.04² / 0.03.
    const std::vector<Normal> lucky =
        Likelihood(two_alike(), {first_figure(), projected_figure()}).projected(two_alike().at(middle));
    EXPECT_NEAR(lucky[0].mean, 0.4 / 3, 1e-6);
    EXPECT_NEAR(lucky[0].variance, 0.08 / 3, 1e-6);
    // A discrepancy in common adds 0.01, 0.02 and 0.04: 0.06 / 0.04 · 0.1, and 0.12 − 0.06² / 0.04.
    Target one = first_figure(), other = projected_figure();
    one.discrepancy = 0.1;
    one.shared_discrepancy = {{"model", 0.1}};
    other.discrepancy = 0.2;
    other.shared_discrepancy = {{"model", 0.2}};
    const Likelihood doubted(two_alike(), {one, other});
    const std::vector<Normal> missed = doubted.projected(two_alike().at(middle));
    EXPECT_NEAR(missed[0].mean, 0.15, 1e-6);
    EXPECT_NEAR(missed[0].variance, 0.03, 1e-6);
    const auto drawn = draw_history(doubted, two_alike().at_each(std::vector<Point>(4000, middle)),
                                    two_alike(), Stream(key_of("histories")));
    double sum = 0, squares = 0;
    for (const double figure : drawn.at(0)) {
        sum += std::log(figure) / 4000;
        squares += std::log(figure) * std::log(figure) / 4000;
    }
    EXPECT_NEAR(sum, 0.15, 0.01);
    EXPECT_NEAR(squares - sum * sum, 0.03, 0.003);
}

}  // namespace
}  // namespace musubi
