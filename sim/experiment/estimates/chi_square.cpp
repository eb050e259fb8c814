#include "sim/experiment/estimates/chi_square.hpp"

#include <cmath>
#include <numbers>

#include "musubi/distributions.hpp"
#include "musubi/elementary.hpp"

namespace musubi {

/// Abramowitz and Stegun 26.4.4 and 26.4.5: a finite sum, two degrees a term.
double chi_square_above(double x, std::size_t degrees) {
    if (!(x > 0)) return 1;
    const bool odd = degrees % 2 == 1;
    double above = odd ? 2 * normal_below(-std::sqrt(x)) : exponential(-x / 2);
    double term =
        odd ? std::sqrt(2 * x / std::numbers::pi) * exponential(-x / 2) : exponential(-x / 2) * x / 2;
    for (std::size_t n = odd ? 1 : 2; n < degrees; n += 2) {
        above += term;
        term *= x / static_cast<double>(n + 2);
    }
    return above;
}

}  // namespace musubi
