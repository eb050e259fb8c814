#include "sim/experiment/scores/figure_score.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/distributions.hpp"
#include "musubi/missing.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/estimates/summary.hpp"
#include "sim/experiment/scores/energy_score.hpp"

namespace musubi {
namespace {

/// Of an independent draw: half the mean squared difference between members of different vectors.
double variance_of_a_draw(const std::vector<double>& members, double mean, const Vectors& vectors) {
    if (vectors.count < 2) return missing;
    const std::vector<double> ones(members.size(), 1), sizes = sums_by_vector(ones, vectors);
    std::vector<double> about(members), squares;
    for (double& x : about) x -= mean;
    for (const double x : about) squares.push_back(x * x);
    const std::vector<double> sums = sums_by_vector(about, vectors),
                              square_sums = sums_by_vector(squares, vectors);
    const auto n = static_cast<double>(members.size());
    double all_pairs = 0, pairs = n * n;
    for (std::size_t v = 0; v < vectors.count; ++v) {
        // Of all members with all, n Σ x²; of those of a vector among themselves, n Σ x² − (Σ x)².
        all_pairs += n * square_sums[v] - (sizes[v] * square_sums[v] - sums[v] * sums[v]);
        pairs -= sizes[v] * sizes[v];
    }
    return all_pairs / pairs;
}

double crps_of(const std::vector<double>& members, const Vectors& vectors, double observed, double error) {
    Deviations deviations;
    for (const double x : members) deviations.push_back({(x - observed) / error});
    return error * energy_score(deviations, vectors);
}

}  // namespace

double tail_probability(const std::vector<double>& members, const Vectors& vectors, double observed,
                        double error) {
    double below = 0;
    for (const double x : members)
        below += normal_below((observed - x) / error) / static_cast<double>(members.size());
    const auto draws = static_cast<double>(vectors.count);
    const double at_most = (1 + draws * below) / (1 + draws);
    const double at_least = (1 + draws * (1 - below)) / (1 + draws);
    return std::min(1.0, 2 * std::min(at_most, at_least));
}

FigureScore score_figure(const std::vector<double>& members, const Vectors& vectors, double observed,
                         double error) {
    const Estimate range = estimate(members);
    const double variance = variance_of_a_draw(members, range.mean, vectors);
    return {.mean = range.mean,
            .mean_error = std::sqrt(squared_error(members, vectors)),
            .deviation = std::sqrt(variance),
            .low = range.low,
            .high = range.high,
            .z = (observed - range.mean) / std::sqrt(variance + error * error),
            .p = tail_probability(members, vectors, observed, error),
            .crps = crps_of(members, vectors, observed, error)};
}

}  // namespace musubi
