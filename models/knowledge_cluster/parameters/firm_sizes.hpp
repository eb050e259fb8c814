#pragma once

#include "models/knowledge_cluster/parameters/parameters.hpp"

/// How many employees firms have: a Pareto distribution between two bounds.
namespace musubi::knowledge_cluster {

/// Of a founding firm.
inline constexpr double least_employees = 20;

/// Median of the employees of a firm, from their distribution.
[[nodiscard]] double median_employees(const Parameters& p);

}  // namespace musubi::knowledge_cluster
