#pragma once

#include "models/knowledge_cluster/state.hpp"

namespace musubi::knowledge_cluster {

/// The five dimensions of a hub in a fiscal year, as intensities a researcher (here: a research group of the
/// region): connected core, intellectual property, commercialisation, international reach, self-sustained
/// research (model.md 4).
using HubIntensity = std::array<double, hub_dimension_count>;
[[nodiscard]] HubIntensity hub_intensity(const State& s, RegionId region);

/// Mean of the five z-scores (median and MAD of the no-programme FY2006), clipped, under weights drawn from a
/// Dirichlet distribution once a replicate. The sheet's caveat holds: success is hard to measure by numbers
/// alone.
[[nodiscard]] double hub_score(const State& s, const HubIntensity& intensity);

}  // namespace musubi::knowledge_cluster
