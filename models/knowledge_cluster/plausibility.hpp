#pragma once

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi::knowledge_cluster {

/// What the model takes but what looks like a slip, each at its place: a budget in another unit than million
/// yen, and a region whose latitude and longitude seem to be swapped. Of tables that cannot be read it says
/// nothing.
[[nodiscard]] Problems implausible(const Scenario& scenario);

}  // namespace musubi::knowledge_cluster
