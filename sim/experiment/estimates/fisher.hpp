#pragma once

namespace musubi {

/// The chance that a variable with Fisher's F distribution is above f (not below 0), for degrees of freedom
/// above 0, which need not be whole. Relative error below 1e-9 for degrees up to 100,000, and the same bits
/// on every processor.
double fisher_above(double f, double numerator_degrees, double denominator_degrees);

}  // namespace musubi
