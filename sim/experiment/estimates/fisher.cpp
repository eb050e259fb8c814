#include "sim/experiment/estimates/fisher.hpp"

#include <cmath>

#include "musubi/elementary.hpp"

namespace musubi {
namespace {

constexpr double half_log_two_pi = 0.918938533204672741780329736406;

/// ln Γ(x) of x > 0: by Stirling's series (Abramowitz and Stegun 6.1.41) where that is exact to 1e-15, from
/// which the recurrence leads down.
double log_gamma(double x) {
    constexpr double far = 12;
    double factor = 1;
    while (x < far) factor *= x++;
    const double inverse = 1 / x, square = inverse * inverse;
    const double series =
        inverse *
        (1.0 / 12 -
         square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188)))));
    return (x - 0.5) * natural_log(x) - x + half_log_two_pi + series - natural_log(factor);
}

/// The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8) by the method of
/// Lentz; it converges fast for x below (a + 1)/(a + b + 2).
double fraction(double x, double a, double b) {
    constexpr double enough = 1e-15;
    constexpr int most_terms = 100'000;
    double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), product = d;
    const auto step = [&](double term) {
        d = 1 / (1 + term * d);
        c = 1 + term / c;
        product *= c * d;
    };
    for (int m = 1; m < most_terms; ++m) {
        step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
        step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
        if (std::abs(c * d - 1) < enough) break;
    }
    return product;
}

/// The regularised incomplete beta function; `y` is 1 − x, known better than the difference says.
double beta_below(double x, double y, double a, double b) {
    if (x <= 0) return 0;
    if (y <= 0) return 1;
    if (x > (a + 1) / (a + b + 2)) return 1 - beta_below(y, x, b, a);
    const double front =
        log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * natural_log(x) + b * natural_log(y);
    return exponential(front) * fraction(x, a, b) / a;
}

}  // namespace

double fisher_above(double f, double numerator_degrees, double denominator_degrees) {
    const double all = denominator_degrees + numerator_degrees * f;  // Abramowitz and Stegun 26.6.2
    return beta_below(denominator_degrees / all, numerator_degrees * f / all, denominator_degrees / 2,
                      numerator_degrees / 2);
}

}  // namespace musubi
