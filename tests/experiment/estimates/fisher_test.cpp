#include "sim/experiment/estimates/fisher.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>

namespace musubi {
namespace {

TEST(FisherAbove, IsWhatBoostComputes) {
    for (const double numerator : {1.0, 2.0, 3.0, 7.0, 28.0, 101.0})
        for (const double denominator : {0.5, 1.0, 2.7, 12.0, 333.3, 5000.0, 100'000.0})
            for (const double f : {0.001, 0.1, 0.7, 1.0, 1.3, 2.0, 5.0, 30.0}) {
                const double expected = cdf(complement(boost::math::fisher_f(numerator, denominator), f));
                if (expected < 1e-290) continue;
                ASSERT_NEAR(fisher_above(f, numerator, denominator) / expected, 1, 1e-9)
                    << numerator << " and " << denominator << " degrees, " << f;
            }
}

TEST(FisherAbove, WithTwoDegreesAboveIsAPower) {
    EXPECT_NEAR(fisher_above(3, 2, 10), std::pow(1 + 2 * 3 / 10.0, -5), 1e-15);
    EXPECT_EQ(fisher_above(0, 4, 9), 1);
}

}  // namespace
}  // namespace musubi
