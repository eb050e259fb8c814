#include "sim/experiment/estimates/over_vectors.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/elementary.hpp"
#include "sim/experiment/estimates/mean.hpp"

namespace musubi {
namespace {

constexpr double range_from = 0.05, range_to = 0.95;

/// How many replicates each vector has, and their mean.
struct ByVector {
    std::vector<double> size, mean;

    ByVector(std::span<const double> by_replicate, const Vectors& vectors)
        : size(sums_by_vector(std::vector<double>(by_replicate.size(), 1), vectors)),
          mean(sums_by_vector(by_replicate, vectors)) {
        for (std::size_t v = 0; v < mean.size(); ++v) mean[v] /= size[v];
    }
};

/// How far beyond its mode the posterior density is followed, where its logarithm has fallen by half of this.
constexpr double far_off = 60;
constexpr int steps = 100;  // of Simpson's rule, an even number

double log_density(double t, double of_vectors, double of_luck, double both, double luck) {
    return -of_vectors / 2 * t - (of_vectors + of_luck) / 2 * natural_log(luck + both * exponential(-t));
}

}  // namespace

bool tells_luck_apart(const Vectors& vectors) { return vectors.of.size() > vectors.count; }

VariancesOfVectors variances_of(std::span<const double> by_replicate, const Vectors& vectors) {
    const ByVector each(by_replicate, vectors);
    const double all = mean_of(by_replicate), n = static_cast<double>(by_replicate.size()),
                 v = static_cast<double>(vectors.count);
    double squares_within = 0, squares_between = 0, squared_sizes = 0;
    for (std::size_t r = 0; r < by_replicate.size(); ++r) {
        const double off = by_replicate[r] - each.mean[vectors.of[r]];
        squares_within += off * off;
    }
    for (std::size_t k = 0; k < vectors.count; ++k) {
        squares_between += each.size[k] * (each.mean[k] - all) * (each.mean[k] - all);
        squared_sizes += each.size[k] * each.size[k];
    }
    const double within = tells_luck_apart(vectors) ? squares_within / (n - v) : missing;
    const double usual_size = (n - squared_sizes / n) / (v - 1);
    const double luck_in_means = std::isnan(within) ? 0 : within;
    const double mean_square = squares_between / (v - 1);
    const double between = (mean_square - luck_in_means) / usual_size;
    return {within, std::isnan(between) ? missing : std::max(between, 0.0), mean_square / usual_size,
            usual_size};
}

double likely_between(const VariancesOfVectors& variances, const Vectors& vectors) {
    const auto v = static_cast<double>(vectors.count), n = static_cast<double>(vectors.of.size());
    const double of_vectors = v - 1, of_luck = n - v;  // degrees of freedom
    if (vectors.count < fewest_of_a_range) return variances.between;
    const double luck = of_luck * variances.within,
                 both = of_vectors * variances.of_means * variances.usual_size;
    if (!(luck > 0) || !(both > 0)) return variances.between * of_vectors / (of_vectors - 2);
    // Over t, the logarithm of (variance of both)/(variance of luck), which is not below 0. The posterior
    // density falls off as exp(-of_vectors/2 · t) beyond its mode.
    const double mode = std::max(0.0, natural_log(both / of_vectors / variances.within));
    const double step = (mode + far_off / of_vectors) / steps;
    const double highest = log_density(mode, of_vectors, of_luck, both, luck);
    double sum = 0, weights = 0;
    for (int k = 0; k <= steps; ++k) {
        const double t = step * k, times = exponential(t);
        const double simpson = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
        const double weight =
            simpson * exponential(log_density(t, of_vectors, of_luck, both, luck) - highest);
        const double expected_luck = (luck + both / times) / (of_vectors + of_luck - 2);
        sum += weight * (times - 1) * expected_luck;
        weights += weight;
    }
    return sum / weights / variances.usual_size;
}

std::vector<double> expected_by_vector(std::span<const double> by_replicate, const Vectors& vectors) {
    ByVector each(by_replicate, vectors);
    if (!tells_luck_apart(vectors) || vectors.count < fewest_of_a_range) return each.mean;
    const VariancesOfVectors variances = variances_of(by_replicate, vectors);
    const double kept =
        variances.of_means > 0 ? std::sqrt(likely_between(variances, vectors) / variances.of_means) : 0;
    const double all = mean_of(by_replicate);
    for (double& mean : each.mean) mean = all + kept * (mean - all);
    return each.mean;
}

double predicted_quantile(const std::vector<double>& sorted, double probability) {
    if (sorted.size() < 2) return sorted.empty() ? missing : sorted.front();
    const double place = probability * static_cast<double>(sorted.size() + 1) - 1;
    const auto last_pair = static_cast<double>(sorted.size() - 2);
    const auto below = static_cast<std::size_t>(std::clamp(std::floor(place), 0.0, last_pair));
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

OverVectors over_expected(std::vector<double> expected, double mean, bool luck_taken_off) {
    const bool whole = std::none_of(expected.begin(), expected.end(), [](double x) { return std::isnan(x); });
    if (expected.size() < fewest_of_a_range || !whole || std::isnan(mean)) return unknown_over_vectors;
    const auto with_sign = std::count_if(expected.begin(), expected.end(), [&](double x) {
        return mean > 0 ? x > 0 : mean < 0 ? x < 0 : x == 0;
    });
    std::sort(expected.begin(), expected.end());
    return {predicted_quantile(expected, range_from), predicted_quantile(expected, range_to),
            static_cast<double>(with_sign) / static_cast<double>(expected.size()), luck_taken_off};
}

OverVectors over_vectors(std::span<const double> by_replicate, const Vectors& vectors) {
    if (!vectors.drawn) return unknown_over_vectors;
    return over_expected(expected_by_vector(by_replicate, vectors), mean_of(by_replicate),
                         tells_luck_apart(vectors));
}

}  // namespace musubi
