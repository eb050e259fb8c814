#include "sim/experiment/estimates/student.hpp"

#include <cmath>
#include <numbers>

#include "musubi/distributions.hpp"

namespace musubi {
namespace {

/// A normal distribution lies within ± this with a chance of `share`.
double normal_reach(double share) {
    const double u = (1 + share) / 2, x = standard_normal(u);
    // Nine digits become all: one step of Newton's.
    return x - (normal_below(x) - u) * std::sqrt(2 * std::numbers::pi) / exponential(-x * x / 2);
}

struct Within {
    double chance;   ///< that t lies within ± a reach
    double density;  ///< how fast the chance grows with the reach
};

/// Abramowitz and Stegun 26.7.3 and 26.7.4: a finite sum in the angle whose tangent is reach/√degrees. The
/// term after the last one is the density, but for factors.
Within chance_within(std::uint64_t degrees, double reach) {
    const auto nu = static_cast<double>(degrees);
    const double hypotenuse = std::sqrt(nu + reach * reach);
    const double cosine = std::sqrt(nu) / hypotenuse, sine = reach / hypotenuse;
    const double square = nu / (nu + reach * reach);
    const bool odd = degrees % 2 == 1;
    double term = odd ? cosine : 1, sum = 0;
    for (std::uint64_t factor = odd ? 2 : 1; factor < degrees; factor += 2) {
        sum += term;
        term *= static_cast<double>(factor) / static_cast<double>(factor + 1) * square;
    }
    const double outer = odd ? 2 / std::numbers::pi : 1;
    const double angle = odd ? arc_tangent(reach / std::sqrt(nu)) : 0;
    return {outer * (angle + sine * sum), outer * std::sqrt(nu) * cosine * term};
}

/// Abramowitz and Stegun 26.7.5: what t reaches further than a normal distribution, in powers of 1/degrees.
double expansion(double nu, double x) {
    const double s = x * x;
    const double first = x * (s + 1) / 4;
    const double second = x * ((5 * s + 16) * s + 3) / 96;
    const double third = x * (((3 * s + 19) * s + 17) * s - 15) / 384;
    const double fourth = x * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
    return x + (first + (second + (third + fourth / nu) / nu) / nu) / nu;
}

}  // namespace

double student_reach(std::uint64_t degrees, double share) {
    constexpr std::uint64_t many = 1000;  // from here on five powers leave 1e-14
    const double normal = normal_reach(share);
    if (degrees > many) return expansion(static_cast<double>(degrees), normal);
    // The chance grows ever more slowly, so that Newton's steps come from below and never go too far.
    for (double reach = normal;;) {
        const Within within = chance_within(degrees, reach);
        const double next = reach + (share - within.chance) / within.density;
        if (!(next > reach)) return reach;
        reach = next;
    }
}

}  // namespace musubi
