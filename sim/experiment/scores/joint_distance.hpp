#pragma once

#include <cstddef>

#include "sim/experiment/scores/energy_score.hpp"

namespace musubi {

/// How far the observed figures lie from the mean of an ensemble, all together, in Mahalanobis's sense.
struct JointDistance {
    double squared = 0;            ///< (y − m)ᵀ M⁻¹ (y − m)
    double numerator_degrees = 0;  ///< of F: as many as there are figures
    double denominator_degrees = 0;
    double p = 0;  ///< chance that an observation drawn as the members were lies as far away, or farther
};

/// Fewer independent members say nothing of how members differ.
inline constexpr std::size_t fewest_vectors = 5;
/// The scores of more figures are not computed: no table of observations has so many.
inline constexpr std::size_t most_figures = 500;

/// M is the ensemble's own covariance (that of an independent draw: between vectors of parameters and between
/// replicates of a vector), that of its mean, and the errors of the observations, which are independent.
///
/// T² = squared, with M estimated from few members, is larger than χ² says. It follows Hotelling's T² of ν
/// degrees of freedom: p is that of F = T² (ν − d + 1)/(ν d) with d and ν − d + 1 degrees. Where observations
/// have no error, ν is known: one less than there are vectors. Their errors are known and not estimated,
/// which raises ν: it is taken from the ensemble itself, such that T² has the mean which its vectors show
/// when each is left out in turn and held, with errors, against the others. So p is right (uniform for an
/// observation drawn as the members were) also for about as many vectors as figures, and for fewer it errs on
/// the safe side of small p; but then hardly anything is told apart.
///
/// NaN for fewer than `fewest_vectors`.
JointDistance joint_distance(const Deviations& deviations, const Vectors& vectors);

}  // namespace musubi
