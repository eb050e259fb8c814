#pragma once

#include <cmath>
#include <span>
#include <vector>

#include "musubi/missing.hpp"
#include "sim/experiment/designs/vectors.hpp"

namespace musubi {

/// What is not known of an expected value, because parameters are not known: how it differs between the
/// vectors of parameters that were drawn. What a vector expects is not observed; the mean of its replicates
/// holds luck too. So luck is taken off by estimate (`expected_by_vector`).
struct OverVectors {
    /// 5 % and 95 % quantiles over the vectors: another vector of the set lies between them with a chance of
    /// 90 % or a little more. NaN where nothing was drawn, and for fewer than `fewest_of_a_range`.
    double low = missing, high = missing;
    double same_sign = missing;  ///< share of the vectors whose expected value has the sign of the mean
    /// Whether luck could be taken off: a vector needs two replicates. Otherwise the range holds luck too.
    bool luck_taken_off = false;

    [[nodiscard]] bool is_known() const { return !std::isnan(low); }
};

/// Of fewer vectors nobody can say how much they differ.
inline constexpr std::size_t fewest_of_a_range = 4;

/// Where nothing was drawn, or a number is missing.
inline constexpr OverVectors unknown_over_vectors{};

/// Whether some vector has two replicates.
bool tells_luck_apart(const Vectors& vectors);

/// Variances of an ensemble whose replicates drew vectors of parameters: one-way analysis of variance, with
/// as many replicates of each vector as there are.
struct VariancesOfVectors {
    double within = 0;      ///< between replicates of the same vector: luck. NaN without two of one.
    double between = 0;     ///< of the expected value between vectors; not below 0
    double of_means = 0;    ///< of the vectors' means, for the usual number of replicates: both together
    double usual_size = 0;  ///< replicates of a vector
};
VariancesOfVectors variances_of(std::span<const double> by_replicate, const Vectors& vectors);

/// The variance of expected values between vectors that is to be reckoned with: its posterior mean, where
/// nothing is known before (the reference prior of the random effects model; Box and Tiao 1973, section 5.2).
/// The usual estimate, `between`, is 0 in many samples in which luck hides a real difference; a range by it
/// would hold far too little. Of fewer vectors than `fewest_of_a_range` it is the usual estimate.
double likely_between(const VariancesOfVectors& variances, const Vectors& vectors);

/// The expected value of each vector: its replicates' mean, moved along the line to the mean of all until the
/// values vary between vectors by `likely_between` (constrained empirical Bayes estimates, Louis 1984).
/// Without two replicates of one vector, the replicates themselves.
std::vector<double> expected_by_vector(std::span<const double> by_replicate, const Vectors& vectors);

/// The quantile whose expected content is the probability: of n sorted values the place is probability ·
/// (n + 1), and beyond the outermost two the line through them goes on (type 6 of Hyndman and Fan within).
double predicted_quantile(const std::vector<double>& sorted, double probability);

/// Of one number per replicate.
OverVectors over_vectors(std::span<const double> by_replicate, const Vectors& vectors);

/// The same of one expected value per vector; `mean`, whose sign is asked for, and whether luck was taken off
/// them are said.
OverVectors over_expected(std::vector<double> expected, double mean, bool luck_taken_off);

}  // namespace musubi
