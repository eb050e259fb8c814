#pragma once

#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// The national budget a year, million yen at full scale, all regions together. Setting it writes it into the
/// budget table of the scenario, from a fiscal year on; years before keep what they have. `budget.factor`
/// becomes 1, multiplied into those years. A scenario without a budget table stays as it is.
Lever yearly_budget();

}  // namespace musubi::knowledge_cluster
