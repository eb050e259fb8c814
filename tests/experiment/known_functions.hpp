#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/designs/design.hpp"
#include "sim/experiment/sensitivity/sampled_output.hpp"

namespace musubi {

/// A function of places in the unit cube.
using KnownFunction = std::function<double(std::span<const double>)>;

/// sin x₁ + 7 sin² x₂ + x₃⁴ sin x₁ / 10, each x from −π to π (Ishigami and Homma, 1990).
inline double ishigami(std::span<const double> place) {
    const auto x = [&](std::size_t i) { return (2 * place[i] - 1) * std::numbers::pi; };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// ∏ (|4x − 2| + a) / (1 + a) (Saltelli and Sobol', 1995).
inline double sobol_g(std::span<const double> place) {
    constexpr double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1;
    for (std::size_t i = 0; i < place.size(); ++i)
        product *= (std::abs(4 * place[i] - 2) + a[i]) / (1 + a[i]);
    return product;
}

/// Factors that are even between 0 and 1.
inline std::vector<SweepFactor> unit_factors(std::size_t count) {
    std::vector<SweepFactor> factors;
    for (std::size_t f = 0; f < count; ++f) {
        const std::string name = "x" + std::to_string(f + 1);
        factors.push_back({name, name, Prior{0, 1}});
    }
    return factors;
}

/// What a function gives at the points of a design, a run a point.
inline SampledOutput at_points(const std::vector<double>& places, std::size_t factors,
                               const KnownFunction& f) {
    SampledOutput output{places.size() / factors, 1, {}};
    for (std::size_t p = 0; p < output.points; ++p)
        output.runs.push_back(f(std::span(places).subspan(p * factors, factors)));
    return output;
}

/// The numbers of each factor at every point.
inline std::vector<std::vector<double>> by_factor(const std::vector<double>& places, std::size_t factors) {
    std::vector<std::vector<double>> columns(factors);
    for (std::size_t i = 0; i < places.size(); ++i) columns[i % factors].push_back(places[i]);
    return columns;
}

}  // namespace musubi
