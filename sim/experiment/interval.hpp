#pragma once

#include <cstddef>
#include <span>

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

/// An estimate, with the interval of what it comes to without each member of the sample (the jackknife): ± t
/// standard errors. Those estimates vary (n − 1)² times less than independent ones would.
WithInterval with_jackknife_interval(double value, std::span<const double> without_one);

/// The share `count` of `trials`, with Wilson's score interval, which stays within 0 … 1 and has a width also
/// where nobody or everybody counts. `trials` must not be 0.
WithInterval share_with_interval(std::size_t count, std::size_t trials);

}  // namespace musubi
