#pragma once

#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// The lever of the model: the national budget per year, in million yen at full scale, all regions together.
/// To set it is to write it into the budget table of the scenario from a fiscal year on. The years before
/// keep their budgets, multiplied by `budget.factor`, which becomes 1. A scenario without a budget table
/// stays as it is.
Lever yearly_budget();

}  // namespace musubi::knowledge_cluster
