#include "sim/experiment/comparison/response.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace musubi {
namespace {

/// Of replicates that drew nothing.
Response response_of(const std::vector<double>& levels, const std::vector<std::vector<double>>& by_level) {
    return response(levels, by_level, each_for_itself(by_level.front().size()));
}

TEST(Response, OfAStraightLineHasOneSlopeAndNoFall) {
    const Response found = response_of({1, 2, 4}, {{3, 13}, {5, 15}, {9, 19}});
    ASSERT_EQ(found.means.size(), 3U);
    EXPECT_EQ(found.means[0].value, 8);
    ASSERT_EQ(found.steps.size(), 2U);
    for (const ResponseStep& step : found.steps) {
        EXPECT_EQ(step.marginal.value, 2) << "2 r + 1 for each unit, in both replicates";
        EXPECT_EQ(step.marginal.low, 2) << "the same luck at every level leaves no error";
        EXPECT_EQ(step.marginal.high, 2);
    }
    EXPECT_EQ(found.whole.from, 1);
    EXPECT_EQ(found.whole.to, 4);
    EXPECT_FALSE(found.falls_from.has_value());
}

TEST(Response, OfAPowerHasItsExponentAsElasticity) {
    const Response found = response_of({1, 4, 16}, {{2, 6}, {4, 12}, {8, 24}});
    for (const ResponseStep& step : found.steps) {
        EXPECT_NEAR(step.elasticity.value, 0.5, 1e-12);
        EXPECT_NEAR(step.elasticity.high, 0.5, 1e-12) << "each replicate alone has it too";
    }
    EXPECT_NEAR(found.whole.elasticity.value, 0.5, 1e-12);
    EXPECT_FALSE(found.falls_from.has_value()) << "2/3 and 2 a unit, then 1/3 and 1: too few to be clear";
}

TEST(Response, ElasticityHasTheIntervalOfTheJackknife) {
    const Response found = response_of({1, 2}, {{1, 2, 3}, {2, 5, 5}});
    // Without one: ln(10/5), ln(7/4), ln(7/3) over ln 2.
    const double a = std::log(10.0 / 5) / std::log(2.0), b = std::log(7.0 / 4) / std::log(2.0),
                 c = std::log(7.0 / 3) / std::log(2.0), mean = (a + b + c) / 3;
    const double error =
        2 / std::sqrt(3.0) *
        std::sqrt(((a - mean) * (a - mean) + (b - mean) * (b - mean) + (c - mean) * (c - mean)) / 2);
    EXPECT_NEAR(found.whole.elasticity.value, 1, 1e-12) << "12 over 6, twice for twice";
    EXPECT_NEAR(found.whole.elasticity.high, 1 + 2.919986 * error, 1e-6)
        << "t of three replicates, from a table";
}

TEST(Response, FallsFromWhereEveryStepIsClearlyBelowTheFirst) {
    // Steps bring 5, 5, 1, 0, in each replicate a little more or less.
    const Response found = response_of({0, 1, 2, 3, 4}, {{0, 1}, {5, 6}, {10, 11}, {11, 12}, {11, 12}});
    ASSERT_TRUE(found.falls_from.has_value());
    EXPECT_EQ(*found.falls_from, 2);
    EXPECT_TRUE(std::isnan(found.steps[0].elasticity.value)) << "from a level of 0";
    const Response again = response_of({0, 1, 2, 3}, {{0, 1}, {5, 6}, {6, 7}, {11, 12}});
    EXPECT_FALSE(again.falls_from.has_value()) << "it rises again";
    const Response never = response_of({0, 1, 2}, {{1, 1}, {1, 1}, {0, 0}});
    EXPECT_FALSE(never.falls_from.has_value()) << "nothing to fall from";
}

TEST(Response, NeedsTwoLevelsAndAsManyReplicatesOfEach) {
    EXPECT_THROW(response_of({1}, {{1, 2}}), std::invalid_argument);
    EXPECT_THROW(response_of({1, 2}, {{1, 2}, {1}}), std::invalid_argument);
    EXPECT_THROW(response_of({1, 2}, {{}, {}}), std::invalid_argument);
}

}  // namespace
}  // namespace musubi
