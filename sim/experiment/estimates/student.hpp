#pragma once

#include <cstdint>

namespace musubi {

/// How far from its mean Student's t with that many degrees of freedom (1 or more) reaches with a chance of
/// `share` (between 0 and 1): the quantile of (1 + share)/2. Relative error below 1e-12 for shares to 0.999,
/// and the same bits on every processor, which those of a library that uses long double are not.
double student_reach(std::uint64_t degrees, double share);

}  // namespace musubi
