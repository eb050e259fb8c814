#include "sim/experiment/scores/mean_distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "musubi/elementary.hpp"

namespace musubi {
namespace {

constexpr double negligible = 1e-17;

/// √2 Γ((d + 1)/2)/Γ(d/2): the mean of χ with d degrees of freedom.
double mean_chi(std::size_t coordinates) {
    const bool odd = coordinates % 2 == 1;
    double mean = odd ? std::sqrt(2 / std::numbers::pi) : std::sqrt(std::numbers::pi / 2);
    for (std::size_t d = odd ? 1 : 2; d < coordinates; d += 2)
        mean *= static_cast<double>(d + 1) / static_cast<double>(d);
    return mean;
}

/// As a mixture: χ has 2k degrees of freedom more with the chance that a Poisson count of mean z is k. All
/// terms are positive.
double by_mixture(double z, double d, double mean) {
    double chance = exponential(-z), sum = chance * mean;
    for (int k = 0; k < z || chance * mean > negligible * sum; ++k) {
        mean *= (d + 1 + 2 * k) / (d + 2 * k);
        chance *= z / (k + 1);
        sum += chance * mean;
    }
    return sum;
}

/// Kummer's function far out (Abramowitz and Stegun 13.5.1), in falling powers of z.
double far_away(double z, double d) {
    double term = 1, sum = 1;
    for (int n = 0; n < z && std::abs(term) > negligible; ++n) {
        term *= (n - 0.5) * (n + 0.5 - d / 2) / ((n + 1) * z);
        sum += term;
    }
    return std::sqrt(2 * z) * sum;
}

}  // namespace

MeanDistance::MeanDistance(std::size_t coordinates)
    : coordinates_(static_cast<double>(coordinates)), of_nothing_(mean_chi(coordinates)) {}

double MeanDistance::operator()(double squared_length) const {
    constexpr double far = 40;  // e to the −far is what the series far away leaves
    const double z = squared_length / 2;
    return z > std::max(far, coordinates_) ? far_away(z, coordinates_)
                                           : by_mixture(z, coordinates_, of_nothing_);
}

}  // namespace musubi
