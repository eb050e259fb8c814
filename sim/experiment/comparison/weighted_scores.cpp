#include "sim/experiment/comparison/weighted_scores.hpp"

#include <algorithm>
#include <numeric>

namespace musubi {
namespace {

/// Mean and covariance, row by row, of vectors of the same length; the covariance is of these vectors
/// themselves, divided by their number.
struct Moments {
    std::vector<double> mean, covariance;
};

Moments moments_of(const std::vector<std::vector<double>>& sample) {
    const std::size_t size = sample.front().size();
    const auto n = static_cast<double>(sample.size());
    Moments m{std::vector<double>(size, 0), std::vector<double>(size * size, 0)};
    for (const auto& x : sample)
        for (std::size_t i = 0; i < size; ++i) m.mean[i] += x[i] / n;
    for (const auto& x : sample)
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t k = 0; k < size; ++k)
                m.covariance[i * size + k] += (x[i] - m.mean[i]) * (x[k] - m.mean[k]) / n;
    return m;
}

/// x' C x.
double quadratic(const std::vector<double>& covariance, const std::vector<double>& x) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t k = 0; k < x.size(); ++k) sum += x[i] * covariance[i * x.size() + k] * x[k];
    return sum;
}

}  // namespace

Scores scores_under(const Weights& weights, const std::vector<Parts>& parts) {
    Scores scores;
    for (const Parts& of_replicate : parts)
        scores.push_back(std::inner_product(weights.begin(), weights.end(), of_replicate.begin(), 0.0));
    return scores;
}

std::vector<double> above(const Scores& scores, double threshold) {
    std::vector<double> counts(scores.size());
    for (std::size_t r = 0; r < scores.size(); ++r) counts[r] = scores[r] > threshold ? 1 : 0;
    return counts;
}

std::vector<double> candidates_above(const std::vector<Scores>& candidates, double threshold) {
    std::vector<double> counts(candidates.front().size(), 0);
    for (const Scores& scores : candidates)
        for (std::size_t r = 0; r < scores.size(); ++r) counts[r] += scores[r] > threshold ? 1 : 0;
    return counts;
}

std::vector<Scores> ranks_of(const std::vector<Scores>& candidates) {
    std::vector<Scores> ranks(candidates.size(), Scores(candidates.front().size(), 1));
    for (std::size_t c = 0; c < candidates.size(); ++c)
        for (const Scores& other : candidates)
            for (std::size_t r = 0; r < other.size(); ++r) ranks[c][r] += other[r] > candidates[c][r] ? 1 : 0;
    return ranks;
}

double share_ahead(const Scores& one, const Scores& other) {
    double ahead = 0;
    for (std::size_t r = 0; r < one.size(); ++r)
        ahead += one[r] > other[r] ? 1 : one[r] == other[r] ? 0.5 : 0;
    return ahead / static_cast<double>(one.size());
}

Variance variance_of(const std::vector<Parts>& parts, const std::vector<Weights>& weights) {
    const Moments of_parts = moments_of(parts), of_weights = moments_of(weights);
    // Parts and weights are independent, so that the variance of their product sum has these three terms.
    return {quadratic(of_parts.covariance, of_weights.mean), quadratic(of_weights.covariance, of_parts.mean),
            std::inner_product(of_parts.covariance.begin(), of_parts.covariance.end(),
                               of_weights.covariance.begin(), 0.0)};
}

}  // namespace musubi
