#include "sim/experiment/designs/sampler.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace musubi {
namespace {

constexpr std::size_t factors = 18, draws = 2000;

/// Two factors are normal about 0.5 with deviation 0.05 and correlation 0.9; the third leans against a wall,
/// exponential with a mean of 0.1; the data say nothing of the other fifteen.
std::vector<double> mostly_unbound(const std::vector<Point>& points) {
    std::vector<double> logs;
    for (const Point& p : points) {
        const double x = (p[0] - 0.5) / 0.05, y = (p[1] - 0.5) / 0.05;
        logs.push_back(-(x * x - 2 * 0.9 * x * y + y * y) / (2 * (1 - 0.81)) - 10 * p[2]);
    }
    return logs;
}

double mean_of(const std::vector<Point>& drawn, std::size_t factor) {
    double sum = 0;
    for (const Point& point : drawn) sum += point[factor];
    return sum / static_cast<double>(drawn.size());
}

double covariance(const std::vector<Point>& drawn, std::size_t one, std::size_t other) {
    const double a = mean_of(drawn, one), b = mean_of(drawn, other);
    double sum = 0;
    for (const Point& point : drawn) sum += (point[one] - a) * (point[other] - b);
    return sum / static_cast<double>(drawn.size());
}

class Samples : public testing::TestWithParam<std::uint64_t> {};

/// Draws of one chain may still be alike; the errors allowed are some five of 2000 independent draws.
TEST_P(Samples, HasTheMomentsOfADensityThatBindsFewOfManyFactors) {
    const std::vector<Point> drawn = sample(mostly_unbound, Luck(GetParam(), 0), draws, factors);
    ASSERT_EQ(drawn.size(), draws);
    for (const std::size_t normal : {0, 1}) {
        EXPECT_NEAR(mean_of(drawn, normal), 0.5, 0.006);
        EXPECT_NEAR(std::sqrt(covariance(drawn, normal, normal)), 0.05, 0.005);
    }
    EXPECT_NEAR(covariance(drawn, 0, 1) / std::sqrt(covariance(drawn, 0, 0) * covariance(drawn, 1, 1)), 0.9,
                0.03);
    EXPECT_NEAR(mean_of(drawn, 2), 0.1, 0.012);
    for (std::size_t unbound = 3; unbound < factors; ++unbound) {
        EXPECT_NEAR(mean_of(drawn, unbound), 0.5, 0.035);
        EXPECT_NEAR(std::sqrt(covariance(drawn, unbound, unbound)), std::sqrt(1.0 / 12), 0.02);
    }
}

INSTANTIATE_TEST_SUITE_P(Lucks, Samples, testing::Values(1, 2, 3, 4));

TEST(Sample, IsTheSameForTheSameLuck) {
    const auto drawn = [](std::uint64_t seed) { return sample(mostly_unbound, Luck(seed, 0), 10, 4); };
    EXPECT_EQ(drawn(1), drawn(1));
    EXPECT_NE(drawn(1), drawn(2));
}

}  // namespace
}  // namespace musubi
