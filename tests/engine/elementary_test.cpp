#include "musubi/elementary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace musubi;

namespace {

/// Calls test(x) for numbers from low to high, evenly spaced.
template <class F>
void for_numbers(double low, double high, F&& test) {
    constexpr int count = 5000;
    for (int n = 0; n <= count; ++n) test(low + (high - low) * n / count);
}

/// The same, evenly spaced in their logarithms.
template <class F>
void for_magnitudes(double low, double high, F&& test) {
    for_numbers(std::log10(low), std::log10(high), [&](double decade) { test(std::pow(10, decade)); });
}

}  // namespace

TEST(NaturalLog, AgreesWithTheLibrary) {
    for_magnitudes(1e-300, 1e300, [](double x) {
        EXPECT_NEAR(natural_log(x), std::log(x), 4e-16 * std::max(1.0, std::abs(std::log(x)))) << x;
    });
}

TEST(NaturalLog, IsExactOrNearlySoWhereItMatters) {
    EXPECT_EQ(natural_log(1.0), 0.0);
    EXPECT_DOUBLE_EQ(natural_log(2.0), std::numbers::ln2);
    EXPECT_DOUBLE_EQ(natural_log(0.5), -std::numbers::ln2);
    EXPECT_DOUBLE_EQ(natural_log(std::numbers::e), 1.0);
    for (const double near : {1e-3, 1e-8, 1e-15}) {  // absolute error near 1
        EXPECT_NEAR(natural_log(1 + near), std::log(1 + near), 1e-17);
        EXPECT_NEAR(natural_log(1 - near), std::log(1 - near), 1e-16);
    }
    EXPECT_NEAR(natural_log(0x1.0p-1022), std::log(0x1.0p-1022), 1e-12) << "the smallest normal number";
}

TEST(NaturalLog, NeverFallsAsItsArgumentRises) {
    double before = natural_log(0.7);
    for_numbers(0.7, 1.5, [&](double x) {
        for (const double one : {x, std::nextafter(x, 2)}) {
            EXPECT_GE(natural_log(one), before) << one;
            before = natural_log(one);
        }
    });
}

TEST(Exponential, AgreesWithTheLibrary) {
    for_numbers(-700, 700, [](double x) { EXPECT_NEAR(exponential(x) / std::exp(x), 1, 1e-14) << x; });
    for_magnitudes(1e-18, 1, [](double x) { EXPECT_NEAR(exponential(-x) / std::exp(-x), 1, 1e-15) << x; });
}

TEST(Exponential, HasNoTrapsAtItsEnds) {
    EXPECT_EQ(exponential(0), 1);
    EXPECT_EQ(exponential(-708.5), 0);
    EXPECT_EQ(exponential(-1e300), 0);
    EXPECT_GT(exponential(-708), 0);
    EXPECT_TRUE(std::isfinite(exponential(709)));
    EXPECT_EQ(exponential(1e300), exponential(709));
}

TEST(Exponential, UndoesTheLogarithm) {
    for_magnitudes(1e-200, 1e200,
                   [](double x) { EXPECT_NEAR(exponential(natural_log(x)) / x, 1, 2e-13) << x; });
}

TEST(Power, AgreesWithTheLibrary) {
    for (const double base : {0.01, 0.5, 1.0, 1.7, 10.0, 1234.5})
        for_numbers(-6, 6, [&](double exponent) {
            EXPECT_NEAR(power(base, exponent) / std::pow(base, exponent), 1, 1e-14)
                << base << '^' << exponent;
        });
}

TEST(SineAndCosine, AgreeWithTheLibrary) {
    for_numbers(-3.14159, 3.14159, [](double x) {
        EXPECT_NEAR(sine(x), std::sin(x), 1e-14) << x;
        EXPECT_NEAR(cosine(x), std::cos(x), 1e-14) << x;
    });
}

TEST(ArcTangent, AgreesWithTheLibrary) {
    for_numbers(-30, 30, [](double x) { EXPECT_NEAR(arc_tangent(x), std::atan(x), 1e-15) << x; });
    EXPECT_DOUBLE_EQ(arc_tangent(1e18), std::numbers::pi / 2);
    EXPECT_DOUBLE_EQ(arc_tangent(1e-18), 1e-18);
}

TEST(Elementary, IsKnownToTheCompilerToo) {  // so the compiler's arithmetic and the processor's are the same
    constexpr double log = natural_log(3.7), exp = exponential(-2.3);
    volatile double a = 3.7, b = -2.3;
    EXPECT_EQ(log, natural_log(a));
    EXPECT_EQ(exp, exponential(b));
}
