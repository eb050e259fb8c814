#pragma once

#include "models/knowledge_cluster/parameters/parameters.hpp"

namespace musubi::knowledge_cluster {

/// What money makes of a project's finds: (cost/reference)^elasticity of a yearly cost in thousand yen.
[[nodiscard]] float money_factor(const Parameters& p, double yearly_thousand_yen);

}  // namespace musubi::knowledge_cluster
