#include "sim/experiment/mean_interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace musubi {
namespace {

TEST(Student95, IsWhatTheTablesHave) {
    const std::vector<std::pair<std::size_t, double>> printed{
        {1, 6.314}, {2, 2.920},  {5, 2.015},  {6, 1.943},  {7, 1.895},
        {8, 1.860}, {10, 1.812}, {19, 1.729}, {39, 1.685}, {199, 1.653}};
    for (const auto& [freedom, value] : printed) EXPECT_NEAR(student_95(freedom), value, 6e-4) << freedom;
}

TEST(MeanInterval, OfFourNumbersByHand) {
    // Mean 4, squares 9 + 1 + 1 + 9 = 20, variance 20/3, standard error √(5/3); t of 3 degrees 2.3534.
    const std::vector<double> sample{1, 3, 5, 7};
    const MeanInterval interval = mean_interval(sample);
    EXPECT_EQ(interval.mean, 4);
    EXPECT_NEAR(interval.high - 4, 2.3534 * std::sqrt(5 / 3.0), 1e-9);
    EXPECT_NEAR(4 - interval.low, 2.3534 * std::sqrt(5 / 3.0), 1e-9);
    EXPECT_EQ(interval.size, 4U);
}

TEST(MeanInterval, OfOneNumberHasNoEnds) {
    const std::vector<double> one{5};
    EXPECT_EQ(mean_interval(one).mean, 5);
    EXPECT_TRUE(std::isnan(mean_interval(one).low) && std::isnan(mean_interval(one).high));
    EXPECT_TRUE(std::isnan(mean_interval({}).mean));
}

}  // namespace
}  // namespace musubi
