#include "sim/experiment/sensitivity/pawn.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "musubi/missing.hpp"
#include "musubi/random.hpp"
#include "sim/experiment/designs/complete_points.hpp"

namespace musubi {
namespace {

enum class Purpose : std::uint8_t { shuffle = 48 };  // after resampling

constexpr std::size_t slices = 10;

/// Which slice each point falls into: slices of as many points, or one per level.
std::vector<std::size_t> slices_of(const std::vector<double>& factor) {
    const std::set<double> levels(factor.begin(), factor.end());
    std::vector<std::size_t> slice(factor.size());
    if (levels.size() <= slices) {
        for (std::size_t i = 0; i < factor.size(); ++i)
            slice[i] = static_cast<std::size_t>(std::distance(levels.begin(), levels.find(factor[i])));
        return slice;
    }
    const std::vector<std::size_t> order = order_of(factor);
    for (std::size_t i = 0; i < order.size(); ++i) slice[order[i]] = i * slices / order.size();
    return slice;
}

/// The median over the slices of the distance between the distribution of a slice and that of all, points in
/// the order of their output and counted so often.
double median_distance(const std::vector<std::size_t>& slice, const std::vector<std::size_t>& by_output,
                       const std::vector<double>& outputs, const std::vector<double>& counts) {
    const std::size_t number = *std::max_element(slice.begin(), slice.end()) + 1;
    std::vector<double> size(number, 0.0), below(number, 0.0), distances(number, 0.0);
    for (std::size_t i = 0; i < slice.size(); ++i) size[slice[i]] += counts[i];
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    double all_below = 0;
    for (std::size_t i = 0; i < by_output.size(); ++i) {
        const std::size_t point = by_output[i];
        below[slice[point]] += counts[point];
        all_below += counts[point];
        if (i + 1 < by_output.size() && outputs[by_output[i + 1]] == outputs[point]) continue;  // ties
        for (std::size_t s = 0; s < number; ++s)
            if (size[s] > 0)
                distances[s] = std::max(distances[s], std::abs(below[s] / size[s] - all_below / all));
    }
    std::sort(distances.begin(), distances.end());
    return (distances[(number - 1) / 2] + distances[number / 2]) / 2;
}

/// With the interval of its draws. A largest difference grows when a sample is drawn again, by chance alone:
/// the interval is moved down by as much as the draws lie above the estimate on average.
Bounded median_distance_with_interval(const std::vector<std::size_t>& slice,
                                      const std::vector<std::size_t>& by_output,
                                      const std::vector<double>& outputs, const Resampling& resampling) {
    double sum = 0;  // of the estimate and all draws
    const Bounded drawn = bootstrap(resampling, outputs.size(), [&](const std::vector<double>& counts) {
                              const double distance = median_distance(slice, by_output, outputs, counts);
                              sum += distance;
                              return std::vector{distance};
                          }).front();
    if (resampling.draws == 0) return drawn;
    const double bias = (sum - drawn.value) / static_cast<double>(resampling.draws) - drawn.value;
    return {drawn.value, std::max(0.0, drawn.low - bias), std::max(0.0, drawn.high - bias)};
}

/// The 95 % quantile of the distance of factors whose values are dealt out anew.
double noise_of(const std::vector<std::size_t>& by_output, const std::vector<double>& outputs,
                const Resampling& resampling) {
    if (resampling.draws == 0) return missing;
    std::vector<double> distances, dealt(outputs.size());
    const std::vector<double> once(outputs.size(), 1.0);
    for (std::size_t draw = 0; draw < resampling.draws; ++draw) {
        const Stream stream = Luck(resampling.seed, draw).stream(Purpose::shuffle);
        for (std::size_t i = 0; i < dealt.size(); ++i) dealt[i] = stream.uniform(i);
        distances.push_back(median_distance(slices_of(dealt), by_output, outputs, once));
    }
    std::sort(distances.begin(), distances.end());
    return distances[distances.size() * 95 / 100];
}

}  // namespace

Pawn pawn_distances(const std::vector<std::vector<double>>& factors, const std::vector<double>& outputs,
                    const Resampling& resampling) {
    const CompletePoints complete = complete_points(factors, outputs);
    Pawn found;
    found.points = complete.outputs.size();
    if (found.points < 2 * slices)
        return {std::vector<Bounded>(factors.size(), {missing, missing, missing}), missing, found.points};
    const std::vector<std::size_t> by_output = order_of(complete.outputs);
    for (const std::vector<double>& factor : complete.factors)
        found.distance.push_back(
            median_distance_with_interval(slices_of(factor), by_output, complete.outputs, resampling));
    found.noise = noise_of(by_output, complete.outputs, resampling);
    return found;
}

}  // namespace musubi
