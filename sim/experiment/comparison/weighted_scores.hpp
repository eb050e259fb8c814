#pragma once

#include <cstddef>
#include <vector>

/// Scores of candidates that are weighted means of parts, where both parts and weights differ from replicate
/// to replicate.
namespace musubi {

using Parts = std::vector<double>;    ///< of one candidate in one replicate
using Weights = std::vector<double>;  ///< one per part
using Scores = std::vector<double>;   ///< of one candidate: one per replicate

/// Σ weight · part in each replicate, all under the same weights.
Scores scores_under(const Weights& weights, const std::vector<Parts>& parts);

/// 1 for each replicate in which the score is above a threshold, 0 for others.
std::vector<double> above(const Scores& scores, double threshold);

/// For each replicate, how many candidates are above a threshold. There is at least one candidate.
std::vector<double> candidates_above(const std::vector<Scores>& candidates, double threshold);

/// Of each candidate its rank in each replicate: one more than there are candidates with a higher score.
std::vector<Scores> ranks_of(const std::vector<Scores>& candidates);

/// Share of the replicates in which one candidate's score is above another's; a draw is half of one.
double share_ahead(const Scores& one, const Scores& other);

/// Splits the variance of a score over all pairs of the parts of one replicate and the weights of another.
/// `luck` is the variance with the mean weights, `weights` the variance with the mean parts, and `together`
/// the rest, their interaction.
struct Variance {
    double luck = 0, weights = 0, together = 0;
    [[nodiscard]] double total() const { return luck + weights + together; }
};
Variance variance_of(const std::vector<Parts>& parts, const std::vector<Weights>& weights);

}  // namespace musubi
