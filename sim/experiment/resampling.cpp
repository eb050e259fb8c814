#include "sim/experiment/resampling.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"
#include "musubi/random.hpp"

namespace musubi {
namespace {

enum class Purpose : std::uint8_t { resample = 32 };  // after those of the designs

/// The quantile q of numbers in order, between its neighbours; of NaN, NaN.
double quantile_in_order(const std::vector<double>& ordered, double q) {
    const double at = q * static_cast<double>(ordered.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, ordered.size() - 1);
    return ordered[below] + (at - static_cast<double>(below)) * (ordered[above] - ordered[below]);
}

Bounded bounded(double value, std::vector<double> draws) {
    std::erase_if(draws, [](double x) { return std::isnan(x); });
    if (draws.empty()) return {value, missing, missing};
    std::sort(draws.begin(), draws.end());
    constexpr double tail = 0.025;
    return {value, quantile_in_order(draws, tail), quantile_in_order(draws, 1 - tail)};
}

}  // namespace

std::vector<double> resampled_counts(const Resampling& resampling, std::size_t draw, std::size_t size) {
    const Stream stream = Luck(resampling.seed, draw).stream(Purpose::resample);
    std::vector<double> counts(size, 0.0);
    for (std::size_t i = 0; i < size; ++i) {
        const auto which = static_cast<std::size_t>(stream.uniform(i) * static_cast<double>(size));
        ++counts[std::min(which, size - 1)];
    }
    return counts;
}

std::vector<Bounded> bootstrap(
    const Resampling& resampling, std::size_t size,
    const std::function<std::vector<double>(const std::vector<double>&)>& estimate) {
    const std::vector<double> values = estimate(std::vector<double>(size, 1.0));
    std::vector<std::vector<double>> draws(values.size());
    for (std::size_t draw = 0; draw < resampling.draws; ++draw) {
        const std::vector<double> drawn = estimate(resampled_counts(resampling, draw, size));
        for (std::size_t i = 0; i < values.size(); ++i) draws[i].push_back(drawn[i]);
    }
    std::vector<Bounded> all;
    for (std::size_t i = 0; i < values.size(); ++i) all.push_back(bounded(values[i], std::move(draws[i])));
    return all;
}

}  // namespace musubi
