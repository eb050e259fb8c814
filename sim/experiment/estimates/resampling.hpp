#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace musubi {

/// An estimate with its 95 % interval.
struct Bounded {
    double value = 0, low = 0, high = 0;
    [[nodiscard]] double half_width() const { return (high - low) / 2; }
};

/// Of fewer draws none lies beyond the middle 95 % at an end.
constexpr std::size_t fewest_draws = 40;

/// How often an analysis draws its sample again (Efron's bootstrap), and whose luck that is.
struct Resampling {
    std::uint64_t seed = 1;
    std::size_t draws = 500;
};

/// One bootstrap draw: how often each of `size` members is in it. The counts sum to `size`.
std::vector<double> resampled_counts(const Resampling& resampling, std::size_t draw, std::size_t size);

/// Estimates of a sample with the intervals that its draws give: `estimate` is called with the counts of the
/// members, first all 1, and returns as many numbers each time. The middle 95 % of the draws; NaN where a
/// draw has none.
std::vector<Bounded> bootstrap(
    const Resampling& resampling, std::size_t size,
    const std::function<std::vector<double>(const std::vector<double>&)>& estimate);

}  // namespace musubi
