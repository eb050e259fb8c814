#pragma once

#include <string>
#include <vector>

#include "sim/experiment/designs/vectors.hpp"
#include "sim/experiment/estimates/luck_and_ignorance.hpp"
#include "sim/experiment/estimates/summary.hpp"

namespace musubi {

/// A summary as a person reads it: a title, aligned columns of "162 [141, 185]", and under them what the
/// brackets mean and hold.
std::string format_summary(const SummaryTable& table, const SummaryRows& rows, const Vectors& vectors);

/// The two apart, as "±18 ±12".
std::string format_luck_and_ignorance(const SummaryTable& table,
                                      const std::vector<LuckAndIgnoranceRow>& rows);

}  // namespace musubi
