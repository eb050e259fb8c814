#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// What money and those who do the research make of a project's finds.
///
/// Formula: money factor = (c/reference_million)^elasticity · mean talent of its groups, with c what it is
///          paid a year; where money acts on groups: money_of_groups.hpp
/// Keys:    research.elasticity, research.reference_million
/// Source:  docs/odd.md, "Research"; class b: Akcigit and Kerr (2018), Ministry of Education (MEXT) (2005).
namespace musubi::knowledge_cluster {

/// From now on a project is paid so many thousand yen a year. Sets its money factor.
void pay_project(const Parameters& p, const Agents& agents, Projects& projects, ProjectId id, double yearly);

/// Counts by inversion from a keyed uniform; most months of most projects and groups find nothing, which the
/// mean bounds.
[[nodiscard]] std::int32_t found(double u, double mean, double dispersion);

/// What so many thousand yen a year make of a project: 0 of none.
[[nodiscard]] double effect_of_money(const Parameters& p, double yearly_thousand_yen);

}  // namespace musubi::knowledge_cluster
