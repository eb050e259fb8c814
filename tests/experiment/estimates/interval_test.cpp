#include "sim/experiment/estimates/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace musubi {
namespace {

TEST(MeanWithInterval, OfThreeNumbersIsAsWorkedOutByHand) {
    // Mean 2, deviation 1, standard error 1/√3; Student's 95 % quantile for two degrees of freedom
    // is 2.919986.
    const WithInterval mean = mean_with_interval(std::vector<double>{1, 3, 2});
    EXPECT_DOUBLE_EQ(mean.value, 2);
    EXPECT_NEAR(mean.low, 2 - 1.685855, 1e-6);
    EXPECT_NEAR(mean.high, 2 + 1.685855, 1e-6);
}

TEST(MeanWithInterval, HasStudentsWidthForAnyNumberOfReplicates) {
    // 95 % quantiles as the tables print them.
    for (const auto& [size, t] : {std::pair{2, 6.314}, {3, 2.920}, {10, 1.833}, {20, 1.729}, {121, 1.658}}) {
        // A 1 and n − 1 zeros: mean 1/n, variance (1 − 1/n)/(n − 1) = 1/n, standard error 1/n.
        std::vector<double> sample(static_cast<std::size_t>(size), 0);
        sample.front() = 1;
        const WithInterval mean = mean_with_interval(sample);
        EXPECT_NEAR((mean.high - mean.value) * size, t, 5e-4) << size;
        EXPECT_NEAR((mean.value - mean.low) * size, t, 5e-4) << size;
    }
}

TEST(MeanWithInterval, OfFourNumbersByHand) {
    // Mean 4, squares 9 + 1 + 1 + 9 = 20, variance 20/3, standard error √(5/3); t of 3 degrees 2.3534.
    const std::vector<double> sample{1, 3, 5, 7};
    const WithInterval mean = mean_with_interval(sample);
    EXPECT_EQ(mean.value, 4);
    EXPECT_NEAR(mean.high - 4, 2.3534 * std::sqrt(5 / 3.0), 1e-4);
    EXPECT_EQ(mean.size, 4U);
}

TEST(MeanWithInterval, OfOneReplicateHasNone) {
    const WithInterval mean = mean_with_interval(std::vector<double>{7});
    EXPECT_EQ(mean.value, 7);
    EXPECT_TRUE(std::isnan(mean.low) && std::isnan(mean.high));
    EXPECT_TRUE(std::isnan(mean_with_interval({}).value)) << "nor has nothing a mean";
}

TEST(MeanWithInterval, OfAnotherSizeGoesByTheRootAndStudentsT) {
    // t of 7 and of 31 degrees of freedom: 1.894579 and 1.695519.
    EXPECT_NEAR(half_width_at(10, 8, 32), 10 * 1.695519 / 1.894579 / 2, 1e-5);
    EXPECT_DOUBLE_EQ(half_width_at(10, 8, 8), 10);
    EXPECT_TRUE(std::isnan(half_width_at(10, 8, 1)));
}

TEST(ShareWithInterval, OfHalfOfTenIsAsWorkedOutByHand) {
    // z² = 2.705543; half-width z·√(0.25/10 + z²/400)/(1 + z²/10) = 0.293152/1.270554.
    const WithInterval share = share_with_interval(5, 10);
    EXPECT_DOUBLE_EQ(share.value, 0.5);
    EXPECT_NEAR(share.low, 0.5 - 0.230728, 1e-5);
    EXPECT_NEAR(share.high, 0.5 + 0.230728, 1e-5);
}

TEST(ShareWithInterval, HasAWidthWhereNobodyOrEverybodyCounts) {
    // z²/(n + z²) = 2.705543/22.705543.
    const WithInterval nobody = share_with_interval(0, 20), everybody = share_with_interval(20, 20);
    EXPECT_EQ(nobody.low, 0);
    EXPECT_NEAR(nobody.high, 0.119158, 1e-5);
    EXPECT_NEAR(everybody.low, 1 - 0.119158, 1e-5);
    EXPECT_EQ(everybody.high, 1);
}

TEST(ShareWithInterval, EndsWhereTheShareSeenIsJustNotTooFarOff) {
    // Wilson's interval holds every p from which the share is at most z standard deviations away.
    constexpr double z = 1.6448536269514722;
    for (const std::size_t trials : {1U, 7U, 20U, 1000U})
        for (std::size_t count = 0; count <= trials; ++count) {
            const WithInterval share = share_with_interval(count, trials);
            for (const double p : {share.low, share.high})  // also true of 0 and 1 themselves
                EXPECT_NEAR(std::abs(share.value - p),
                            z * std::sqrt(p * (1 - p) / static_cast<double>(trials)), 1e-9)
                    << count << " of " << trials;
        }
}

}  // namespace
}  // namespace musubi
