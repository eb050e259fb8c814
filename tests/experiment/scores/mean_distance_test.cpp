#include "sim/experiment/scores/mean_distance.hpp"

#include <gtest/gtest.h>

#include <boost/math/quadrature/exp_sinh.hpp>
#include <cmath>
#include <numbers>

namespace musubi {
namespace {

TEST(MeanDistance, OfNothingIsTheMeanOfChi) {
    EXPECT_DOUBLE_EQ(MeanDistance(1)(0), std::sqrt(2 / std::numbers::pi));
    EXPECT_DOUBLE_EQ(MeanDistance(2)(0), std::sqrt(std::numbers::pi / 2));
    EXPECT_DOUBLE_EQ(MeanDistance(3)(0), 2 * std::sqrt(2 / std::numbers::pi));
}

TEST(MeanDistance, OnALineAndInSpaceHasAClosedForm) {
    for (const double x : {0.1, 1.0, 3.0, 8.0, 9.0, 30.0, 1e4}) {
        const double density = std::sqrt(2 / std::numbers::pi) * std::exp(-x * x / 2);
        const double within = std::erf(x / std::numbers::sqrt2);
        EXPECT_NEAR(MeanDistance(1)(x * x) / (density + x * within), 1, 1e-13) << x;
        EXPECT_NEAR(MeanDistance(3)(x * x) / (density + (x + 1 / x) * within), 1, 1e-13) << x;
    }
}

/// E√Q is the integral of (1 − E e^(−tQ)) t^(−3/2) over 2√π; Q is noncentral χ². With t = s².
double by_quadrature(double d, double squared_length) {
    boost::math::quadrature::exp_sinh<double> integrator;
    const auto slope = [&](double s) {
        const double t = s * s;
        return t == 0 ? d + squared_length
                      : -std::expm1(-d / 2 * std::log1p(2 * t) - squared_length * t / (1 + 2 * t)) / t;
    };
    return integrator.integrate(slope) / std::sqrt(std::numbers::pi);
}

TEST(MeanDistance, OfManyCoordinatesIsTheIntegral) {
    for (const std::size_t d : {2, 5, 28, 121, 500})
        for (const double squared : {0.0, 1.0, 37.0, 79.0, 81.0, 240.0, 1010.0, 1e5})
            EXPECT_NEAR(MeanDistance(d)(squared) / by_quadrature(static_cast<double>(d), squared), 1, 1e-8)
                << d << " coordinates, " << squared;
}

TEST(MeanDistance, GoesOnWhereTheSeriesBegins) {
    for (const std::size_t d : {1, 2, 28, 100}) {
        const double limit = 2 * std::max(40.0, static_cast<double>(d));
        const MeanDistance distance(d);
        EXPECT_NEAR(distance(limit * (1 + 1e-12)) / distance(limit), 1, 1e-11) << d;
    }
}

}  // namespace
}  // namespace musubi
