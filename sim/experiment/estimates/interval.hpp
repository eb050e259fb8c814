#pragma once

#include <cstddef>
#include <span>

#include "sim/experiment/designs/vectors.hpp"

namespace musubi {

/// An estimate from the replicates and the 90 % interval that says how well they determine it. It narrows as
/// replicates are added; it is not the range of what a replicate may show (that is Estimate in summary.hpp).
struct WithInterval {
    double value = 0, low = 0, high = 0;
    std::size_t size = 0;  ///< of the sample
};

/// Two sided: the t of `size` - 1 degrees of freedom that leaves `share` between its ends. NaN for fewer than
/// two.
double student_t(std::size_t size, double share);

/// Two sided: the t of `size` - 1 degrees of freedom that leaves 5 % at each end. NaN for fewer than two.
double student_t_90(std::size_t size);

/// The mean, with Student's interval: ± t standard errors for n − 1 degrees of freedom. One replicate has no
/// interval, nothing has no mean: NaN. `share` is how much of the distribution the interval holds.
WithInterval mean_with_interval(std::span<const double> sample, double share = 0.9);

/// The squared standard error of the mean over replicates, by the jackknife: how much the mean moves if a
/// vector is left out, weighted by its share of the replicates. If all vectors have as many replicates, it is
/// (variance of their means) / (their number). NaN for fewer than two vectors, and for a sample of one, which
/// stands for a number that is the same in all replicates.
double squared_error(std::span<const double> by_replicate, const Vectors& vectors);

/// The mean over replicates, with Student's interval: ± t standard errors for one degree of freedom less than
/// there are vectors. More replicates of the same vectors make it narrower only as far as luck decides it.
WithInterval mean_with_interval(std::span<const double> by_replicate, const Vectors& vectors);

/// Half of an interval of the mean as a sample of another size will have it: half-widths are proportional to
/// t(n) / √n. NaN where either size is below two.
double half_width_at(double half_width, std::size_t size, std::size_t other_size);

/// The jackknife: an estimate with the interval ± t standard errors, computed from the estimates without each
/// independent part of the sample (a replicate or a vector). The variance of those estimates is (n − 1)²
/// times smaller than that of independent ones.
WithInterval with_jackknife_interval(double value, std::span<const double> without_one);

/// The share `count` of `trials`, with Wilson's score interval, which stays within 0 … 1 and has a width also
/// where nobody or everybody counts. `trials` must not be 0.
WithInterval share_with_interval(std::size_t count, std::size_t trials);

/// The share of the replicates that count; the sample has 1 for those and 0 for others. Wilson's interval is
/// for the effective number of independent trials: as many as would give the standard error over vectors, at
/// least the number of vectors and at most the number of replicates.
WithInterval share_with_interval(std::span<const double> counts, const Vectors& vectors);

}  // namespace musubi
