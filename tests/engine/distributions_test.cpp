#include "musubi/distributions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/extreme_value.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/pareto.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <functional>

#include "musubi/random.hpp"

// Draws by inversion are quantiles, and Boost.Math knows the distribution functions.
namespace musubi {
namespace {

constexpr int grid = 2000;
double quantile_level(int i) { return (i + 0.5) / grid; }

/// The count at u is the least one whose distribution function reaches u, but for the last digits.
void expect_quantiles(const std::function<std::int64_t(double)>& draw,
                      const std::function<double(double)>& reaches, const std::string& what) {
    constexpr double rounding = 1e-12;
    for (int i = 0; i < grid; ++i) {
        const double u = quantile_level(i);
        const auto count = static_cast<double>(draw(u));
        ASSERT_GE(reaches(count), u - rounding) << what << " at " << u;
        if (count == 0) continue;
        ASSERT_LT(reaches(count - 1), u + rounding) << what << " at " << u;
    }
}

TEST(Distributions, PoissonCountsAreQuantiles) {
    for (const double mean : {0.001, 0.1, 1.0, 3.7, 20.0, 300.0}) {
        const boost::math::poisson theory(mean);
        expect_quantiles([&](double u) { return poisson(u, mean); }, [&](double k) { return cdf(theory, k); },
                         "mean " + std::to_string(mean));
    }
    EXPECT_EQ(poisson(0.999, 0), 0);
}

TEST(Distributions, NegativeBinomialCountsAreQuantiles) {
    // Boost counts failures before the r-th success: mean r (1 − p)/p, so p = r/(r + mean).
    for (const double mean : {0.02, 0.5, 4.0, 60.0})
        for (const double dispersion : {0.1, 0.5, 3.0}) {
            const boost::math::negative_binomial theory(dispersion, dispersion / (dispersion + mean));
            expect_quantiles([&](double u) { return negative_binomial(u, mean, dispersion); },
                             [&](double k) { return cdf(theory, k); },
                             "mean " + std::to_string(mean) + " dispersion " + std::to_string(dispersion));
            EXPECT_NEAR(negative_binomial_none(mean, dispersion), pdf(theory, 0), 1e-13);
        }
}

TEST(Distributions, BinomialCountsAreQuantiles) {
    for (const int n : {1, 5, 40})
        for (const double p : {0.01, 0.25, 0.5, 0.9}) {
            const boost::math::binomial theory(n, p);
            expect_quantiles([&](double u) { return binomial(u, n, p); },
                             [&](double k) { return cdf(theory, k); }, std::to_string(n) + " trials");
        }
    EXPECT_EQ(binomial(0.5, 0, 0.5), 0);
    EXPECT_EQ(binomial(0.5, 7, 0), 0);
    EXPECT_EQ(binomial(0.5, 7, 1), 7);
}

TEST(Distributions, TruncatedParetoIsParetoGivenThatItIsNotBeyondTheEnd) {
    for (const double exponent : {0.6, 1.0, 1.6, 3.0}) {
        const double least = 20, most = 50'000;
        const boost::math::pareto theory(least, exponent);
        const double not_beyond = cdf(theory, most);
        for (int i = 0; i < grid; ++i) {
            const double u = quantile_level(i), x = truncated_pareto(u, exponent, least, most);
            ASSERT_GE(x, least);
            ASSERT_LE(x, most);
            ASSERT_NEAR(cdf(theory, x) / not_beyond, u, 1e-12) << "exponent " << exponent;
        }
    }
}

TEST(Distributions, NormalIsTheQuantileToNineDigits) {
    const boost::math::normal theory;
    for (int i = 0; i < grid; ++i) {
        const double u = quantile_level(i), x = quantile(theory, u);
        ASSERT_NEAR(standard_normal(u), x, 1.3e-9 * std::max(1.0, std::abs(x))) << u;
    }
    for (const double u : {1e-15, 1e-9, 1e-4})
        EXPECT_NEAR(standard_normal(u) / quantile(theory, u), 1, 1.3e-9) << u;
}

TEST(Distributions, TheShareBelowIsThatOfTheNormalDistribution) {
    const boost::math::normal theory;
    for (double x = -12; x <= 12; x += 0.125) {
        ASSERT_NEAR(normal_below(x) / cdf(theory, x), 1, 1e-12) << x;
        ASSERT_NEAR(normal_below(x) + normal_below(-x), 1, 1e-13) << x;
    }
    EXPECT_EQ(normal_below(0), 0.5);
    EXPECT_EQ(normal_below(-40), 0);
    EXPECT_EQ(normal_below(40), 1);
}

TEST(Distributions, GumbelIsTheQuantile) {
    const boost::math::extreme_value theory(0, 1);
    for (int i = 0; i < grid; ++i) {
        const double u = quantile_level(i), x = quantile(theory, u);
        ASSERT_NEAR(standard_gumbel(u), x, 1e-13 * std::max(1.0, std::abs(x))) << u;
    }
}

TEST(Distributions, WholeNumbersAreAlike) {
    std::array<int, 7> drawn{};
    for (int i = 0; i < 7 * grid; ++i)
        ++drawn[static_cast<std::size_t>(uniform_integer((i + 0.5) / (7 * grid), 2, 8) - 2)];
    for (const int count : drawn) EXPECT_EQ(count, grid);
}

TEST(Distributions, ALargerMeanNeverGivesAFewer) {
    for (const double u : {1e-6, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9}) {
        std::int64_t poissons = 0, negatives = 0, binomials = 0;
        double employees = 0;
        for (int step = 1; step <= 4000; ++step) {
            const double mean = 0.01 * step;
            EXPECT_GE(poisson(u, mean), poissons) << u << " " << mean;
            EXPECT_GE(negative_binomial(u, mean, 0.5), negatives) << u << " " << mean;
            EXPECT_GE(binomial(u, 30, step / 4000.0), binomials) << u << " " << step;
            EXPECT_GE(truncated_pareto(u, 1.2, 1 + mean, 1000), employees) << u << " " << mean;
            poissons = poisson(u, mean);
            negatives = negative_binomial(u, mean, 0.5);
            binomials = binomial(u, 30, step / 4000.0);
            employees = truncated_pareto(u, 1.2, 1 + mean, 1000);
        }
    }
}

}  // namespace
}  // namespace musubi
