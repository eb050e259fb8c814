#include "sim/experiment/scores/energy_score.hpp"

#include <numbers>

#include "musubi/missing.hpp"
#include "sim/experiment/scores/mean_distance.hpp"

namespace musubi {
namespace {

double squared_length(const std::vector<double>& vector) {
    double sum = 0;
    for (const double x : vector) sum += x * x;
    return sum;
}

double squared_between(const std::vector<double>& one, const std::vector<double>& other) {
    double sum = 0;
    for (std::size_t j = 0; j < one.size(); ++j) sum += (one[j] - other[j]) * (one[j] - other[j]);
    return sum;
}

}  // namespace

double energy_score(const Deviations& deviations, const Vectors& vectors) {
    if (vectors.count < 2) return missing;
    const MeanDistance mean_distance(deviations.front().size());
    double to_observed = 0, between = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < deviations.size(); ++i) {
        to_observed += mean_distance(squared_length(deviations[i]));
        for (std::size_t k = 0; k < i; ++k) {
            if (vectors.of[i] == vectors.of[k]) continue;
            ++pairs;  // two errors differ by one that is √2 times as large
            between += std::numbers::sqrt2 * mean_distance(squared_between(deviations[i], deviations[k]) / 2);
        }
    }
    return to_observed / static_cast<double>(deviations.size()) - between / static_cast<double>(2 * pairs);
}

}  // namespace musubi
