#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/designs/design.hpp"
#include "sim/experiment/estimates/resampling.hpp"
#include "sim/sweep/analysis/sweep_note.hpp"

namespace musubi {

/// What a screening cannot tell from luck. A factor that only reshuffles luck (luck_factor) has a μ* too. A
/// number moves by a share of its range only (half a grid), and its effect is what that changed, divided by
/// the share: by luck alone it would be as much larger. `groups` and `strength` (μ*) are those of the sweep.
/// Nothing if luck is no factor by itself, or has no effect that can be measured.
std::optional<SweepNote> luck_floor(const Design& morris, const std::vector<std::string>& groups,
                                    const std::vector<Bounded>& strength);

}  // namespace musubi
