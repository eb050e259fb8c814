#pragma once

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi::knowledge_cluster {

/// Warnings, each at its place, of what the model accepts but looks like a slip: a budget in another unit
/// than million yen, a region whose latitude and longitude seem to be swapped, and a misspelt column. Tables
/// that cannot be read get none.
[[nodiscard]] Problems implausible(const Scenario& scenario);

}  // namespace musubi::knowledge_cluster
