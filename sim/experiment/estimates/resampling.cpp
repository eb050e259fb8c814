#include "sim/experiment/estimates/resampling.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"
#include "musubi/random.hpp"
#include "sim/experiment/estimates/summary.hpp"

namespace musubi {
namespace {

enum class Purpose : std::uint8_t { resample = 32 };  // after those of the designs

Bounded bounded(double value, std::vector<double> draws) {
    std::erase_if(draws, [](double x) { return std::isnan(x); });
    if (draws.empty()) return {value, missing, missing};
    std::sort(draws.begin(), draws.end());
    constexpr double tail = 0.025;
    return {value, quantile(draws, tail), quantile(draws, 1 - tail)};
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
