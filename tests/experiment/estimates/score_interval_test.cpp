#include "sim/experiment/estimates/score_interval.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

namespace musubi {
namespace {

TEST(ScoreInterval, OfZerosAndOnesIsWilsonsButForT) {
    const std::vector<double> sample{1, 0, 0, 0, 1, 0, 0, 0, 0, 0};  // 2 of 10
    const WithInterval found = within_shares(mean_with_interval(sample));
    // The sample's variance is p q n / (n - 1), so that t^2 / (n - 1) stands where Wilson has z^2 / n.
    const double c = std::pow(student_t_90(10), 2) / 9, half = std::sqrt(c * 0.16 + c * c / 4);
    EXPECT_NEAR(found.low, (0.2 + c / 2 - half) / (1 + c), 1e-12);
    EXPECT_NEAR(found.high, (0.2 + c / 2 + half) / (1 + c), 1e-12);
    EXPECT_EQ(found.value, 0.2);
    EXPECT_EQ(found.size, 10U);
}

TEST(ScoreInterval, EndsWhereTheSeenMeanIsTStandardErrorsAway) {
    const WithInterval students = mean_with_interval(std::vector<double>{0, 1, 4});
    const WithInterval found = within_amounts(students);
    const double reach = (students.high - students.low) / 2;
    for (const double end : {found.low, found.high})
        EXPECT_NEAR(std::abs(found.value - end), reach * std::sqrt(end / found.value), 1e-12)
            << "the error grows with the root of the mean";
}

TEST(ScoreInterval, StaysWithinWhatAMeanCanBe) {
    const WithInterval one_of_two = within_amounts(mean_with_interval(std::vector<double>{1, 0}));
    EXPECT_GT(one_of_two.low, 0) << "Student's is -2.66 to 3.66";
    EXPECT_NEAR(one_of_two.high, 20.920, 1e-3);
    const WithInterval half = within_shares(mean_with_interval(std::vector<double>{1, 0}));
    EXPECT_GT(half.low, 0);
    EXPECT_LT(half.high, 1);
}

TEST(ScoreInterval, IsStudentsWhereNothingVariesAndOfOneReplicate) {
    for (const auto& interval : {within_amounts, within_shares}) {
        const WithInterval none = interval(mean_with_interval(std::vector<double>{0, 0, 0}));
        EXPECT_EQ(none.low, 0);
        EXPECT_EQ(none.high, 0);
        const WithInterval same = interval(mean_with_interval(std::vector<double>{0.5, 0.5}));
        EXPECT_EQ(same.low, 0.5);
        EXPECT_EQ(same.high, 0.5);
        EXPECT_TRUE(std::isnan(interval(mean_with_interval(std::vector<double>{0.5})).low));
    }
}

TEST(ScoreInterval, IsStudentsWhereTheMeanIsFarFromItsBounds) {
    const std::vector<double> sample{998, 1000, 1001, 1003, 999};
    const WithInterval students = mean_with_interval(sample), found = within_amounts(students);
    EXPECT_NEAR(found.low, students.low, 0.005);
    EXPECT_NEAR(found.high, students.high, 0.005);
}

using Generator = std::mt19937_64;

/// How often Student's interval and the one made of it hold the mean that the sample is drawn from.
struct ScoreCoverage {
    double students = 0, made = 0;
};

ScoreCoverage coverage(std::size_t replicates, double mean, WithInterval (*made)(const WithInterval&),
                       const std::function<double(Generator&)>& draw) {
    constexpr int samples = 20'000;
    Generator generator(1);
    ScoreCoverage held;
    std::vector<double> sample(replicates);
    for (int i = 0; i < samples; ++i) {
        std::generate(sample.begin(), sample.end(), [&] { return draw(generator); });
        const WithInterval students = mean_with_interval(sample), found = made(students);
        held.students += students.low <= mean && mean <= students.high ? 1.0 / samples : 0;
        held.made += found.low <= mean && mean <= found.high ? 1.0 / samples : 0;
    }
    return held;
}

/// Few partners, of whom some replicates have many: variance three times the mean.
double skewed_count(Generator& generator) {
    return std::poisson_distribution<int>(std::exponential_distribution<double>(0.5)(generator))(generator);
}

/// A share that half of the replicates do not have at all.
double share_often_zero(Generator& generator) {
    const double x = std::gamma_distribution<double>(2)(generator),
                 y = std::gamma_distribution<double>(18)(generator);
    return std::bernoulli_distribution(0.5)(generator) ? x / (x + y) : 0;
}

TEST(ScoreInterval, OfSmallCountsHoldsTheMeanNearlyAsOftenAsItSays) {
    for (const std::size_t replicates : {5U, 10U, 20U}) {
        const ScoreCoverage held = coverage(replicates, 2, within_amounts, skewed_count);
        EXPECT_GT(held.made, 0.87) << replicates;
        EXPECT_LT(held.made, 0.93) << replicates;
        EXPECT_GT(held.made, held.students) << replicates;
    }
}

TEST(ScoreInterval, OfSharesThatAreOftenZeroHoldsTheMeanNearlyAsOftenAsItSays) {
    for (const std::size_t replicates : {5U, 10U, 20U}) {
        const ScoreCoverage held = coverage(replicates, 0.05, within_shares, share_often_zero);
        EXPECT_GT(held.made, 0.86) << replicates;
        EXPECT_LT(held.made, 0.93) << replicates;
        EXPECT_GT(held.made, held.students) << replicates;
    }
}

}  // namespace
}  // namespace musubi
