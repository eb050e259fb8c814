#include "sim/experiment/estimates/student.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numbers>

namespace musubi {
namespace {

TEST(StudentReach, IsWhatBoostComputes) {
    for (const double share : {0.1, 0.5, 0.68, 0.9, 0.95, 0.99, 0.999})
        for (std::uint64_t degrees = 1; degrees < 20'000; degrees += 1 + degrees / 20) {
            const boost::math::students_t theory(static_cast<double>(degrees));
            ASSERT_NEAR(student_reach(degrees, share) / quantile(theory, (1 + share) / 2), 1, 1e-12)
                << degrees << " degrees of freedom, " << share;
        }
}

TEST(StudentReach, OfOneAndTwoDegreesIsAsWorkedOutByHand) {
    // One degree is Cauchy's distribution, tan(π·share/2); two degrees give share·√(2/(1 − share²)).
    EXPECT_DOUBLE_EQ(student_reach(1, 0.5), 1);
    EXPECT_NEAR(student_reach(1, 0.9), std::tan(0.45 * std::numbers::pi), 1e-12);
    EXPECT_NEAR(student_reach(2, 0.9), 0.9 * std::sqrt(2 / 0.19), 1e-13);
}

TEST(StudentReach, GoesOnWhereTheExpansionBegins) {
    for (const double share : {0.5, 0.9, 0.999}) {
        const double before = student_reach(1000, share), after = student_reach(1001, share);
        EXPECT_LT(after, before) << share;
        EXPECT_LT(before - after, 1e-5 * before) << share;
    }
    EXPECT_NEAR(student_reach(1'000'000'000, 0.9), 1.6448536269514722, 1e-8);
}

}  // namespace
}  // namespace musubi
