#pragma once

#include <cmath>
#include <cstdint>

#include "musubi/elementary.hpp"

/// Distributions by inversion: one uniform number in, one draw out, and a larger mean never gives a smaller
/// count. The standard library's differ between implementations; these give the same bits everywhere.
namespace musubi {

/// Poisson count at quantile u (0 < u < 1). Means up to some hundreds.
constexpr std::int64_t poisson(double u, double mean) {
    if (!(mean > 0)) return 0;
    double term = exponential(-mean), sum = term;
    std::int64_t k = 0;
    while (u > sum && term > 0) {
        ++k;
        term *= mean / static_cast<double>(k);
        sum += term;
        if (k > mean && term < 1e-18) break;
    }
    return k;
}

/// Chance that a negative binomial count is zero; dispersion k gives the variance mean + mean²/k.
constexpr double negative_binomial_none(double mean, double dispersion) {
    return exponential(-dispersion * natural_log(1 + mean / dispersion));
}

/// Negative binomial count at quantile u.
constexpr std::int64_t negative_binomial(double u, double mean, double dispersion) {
    if (!(mean > 0)) return 0;
    const double ratio = mean / (mean + dispersion);
    double term = negative_binomial_none(mean, dispersion), sum = term;
    std::int64_t count = 0;
    while (u > sum && count < 1'000'000) {
        term *= ratio * (static_cast<double>(count) + dispersion) / static_cast<double>(count + 1);
        ++count;
        sum += term;
        if (static_cast<double>(count) > mean && term < 1e-18) break;
    }
    return count;
}

/// Binomial count of n trials at quantile u.
constexpr std::int64_t binomial(double u, std::int64_t n, double p) {
    if (n <= 0 || p <= 0) return 0;
    if (p >= 1) return n;
    double term = exponential(static_cast<double>(n) * natural_log(1 - p)), sum = term;
    std::int64_t k = 0;
    while (u > sum && k < n) {
        term *= static_cast<double>(n - k) / static_cast<double>(k + 1) * (p / (1 - p));
        ++k;
        sum += term;
    }
    return k;
}

/// A whole number from low to high, each alike.
constexpr std::int64_t uniform_integer(double u, std::int64_t low, std::int64_t high) {
    const auto k = low + static_cast<std::int64_t>(u * static_cast<double>(high - low + 1));
    return k > high ? high : k;
}

/// Pareto at quantile u: least · (1 − u)^(−1/exponent), cut off at most by truncation of the distribution.
constexpr double truncated_pareto(double u, double exponent, double least, double most) {
    const double beyond = power(least / most, exponent);  // tail mass past the end
    return least * power(1 - u * (1 - beyond), -1 / exponent);
}

/// The quotients of `standard_normal`, apart, so that many can be drawn without a branch.
namespace normal {

constexpr double lower_tail = 0.02425, upper_tail = 1 - lower_tail;

inline double of_the_middle(double u) {
    constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                            1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                            6.680131188771972e+01, -1.328068155288572e+01};
    const double q = u - 0.5, r = q * q;
    return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
           (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

inline double of_a_tail(double u) {
    static constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                   -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    static constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                   3.754408661907416e+00};
    const auto lower = [&](double p) {
        const double q = std::sqrt(-2 * natural_log(p));
        return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
               ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    };
    return u < lower_tail ? lower(u) : -lower(1 - u);
}

inline bool is_in_a_tail(double u) { return u < lower_tail || u > upper_tail; }

}  // namespace normal

/// Standard normal at quantile u (Acklam's rational approximation; relative error below 1.2e-9): by one
/// quotient in the middle, by another in either tail.
inline double standard_normal(double u) {
    return normal::is_in_a_tail(u) ? normal::of_a_tail(u) : normal::of_the_middle(u);
}

/// exp(spread · z − spread²/2): log-normal of mean 1 where z is standard normal; 1 without a spread.
inline double mean_one(double spread, double z) { return exponential(spread * z - spread * spread / 2); }

/// Share of a standard normal distribution below x: by its series near the middle, by its continued fraction
/// in the tails (Abramowitz and Stegun 26.2.11 and 26.2.14). Relative error below 1e-12.
inline double normal_below(double x) {
    constexpr double root_of_two_pi = 2.50662827463100050242, middle = 2;
    constexpr int terms = 60;  // more than either needs
    const double density = exponential(-x * x / 2) / root_of_two_pi;
    if (std::abs(x) < middle) {
        double term = x, sum = x;
        for (int n = 1; n < terms; ++n) {
            term *= x * x / static_cast<double>(2 * n + 1);
            sum += term;
        }
        return 0.5 + density * sum;
    }
    double fraction = std::abs(x);
    for (int n = terms; n > 0; --n) fraction = std::abs(x) + n / fraction;
    const double beyond = density / fraction;
    return x < 0 ? beyond : 1 - beyond;
}

}  // namespace musubi
