#pragma once

#include "models/knowledge_cluster/parameters/parameters.hpp"

/// What money makes of a project's finds.
///
/// Formula: money factor = (yearly cost/reference_million)^elasticity
/// Keys:    research.elasticity, research.reference_million
/// Source:  docs/odd.md, "Research"; class b: Akcigit and Kerr (2018), Ministry of Education (MEXT) (2005).
namespace musubi::knowledge_cluster {

/// Of a yearly cost in thousand yen; 0 of none.
[[nodiscard]] float money_factor(const Parameters& p, double yearly_thousand_yen);

}  // namespace musubi::knowledge_cluster
