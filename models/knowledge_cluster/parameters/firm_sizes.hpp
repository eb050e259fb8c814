#pragma once

#include "models/knowledge_cluster/parameters/parameters.hpp"

/// How many employees firms have.
///
/// Formula: employees ~ Pareto(employee_zipf), cut at 20 and most_employees
/// Keys:    population.employee_zipf, population.most_employees
/// Source:  docs/odd.md, "Initialization"; class c, but employee_zipf class b: Axtell (2001).
namespace musubi::knowledge_cluster {

/// Of a founding firm.
inline constexpr double least_employees = 20;

/// Median of the employees of a firm, from their distribution.
[[nodiscard]] double median_employees(const Parameters& p);

}  // namespace musubi::knowledge_cluster
