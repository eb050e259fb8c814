#pragma once

#include <cstdint>
#include <string>

#include "sim/experiment/summary.hpp"

namespace musubi {

/// A summary as a person reads it: a title, aligned columns of "162 [141, 185]", and under them what the
/// brackets mean.
std::string format_summary(const SummaryTable& table, const SummaryRows& rows, std::uint64_t replicates);

}  // namespace musubi
