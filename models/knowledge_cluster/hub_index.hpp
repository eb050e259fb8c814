#pragma once

#include "models/knowledge_cluster/state.hpp"

namespace musubi::knowledge_cluster {

/// The five dimensions of a hub in a fiscal year, as intensities a researcher (here: a research group of the
/// region): connected core, intellectual property, commercialisation, international reach, self-sustained
/// research (model.md 4).
using HubIntensity = std::array<double, hub_dimension_count>;
[[nodiscard]] HubIntensity hub_intensity(const State& s, RegionId region);
/// The same of a merged wide area: counts and researchers are summed, and the connected core and the partners
/// from outside are those of the whole area.
[[nodiscard]] HubIntensity hub_intensity_of_cluster(const State& s, std::size_t cluster);

/// What the dimensions weigh in this replicate: one draw from a Dirichlet distribution; their sum is 1.
using HubWeights = std::array<double, hub_dimension_count>;
[[nodiscard]] HubWeights hub_weights(const State& s);

/// Each dimension as a z-score against the reference (median and MAD of the no-programme FY2006), clipped.
[[nodiscard]] HubIntensity hub_dimension_scores(const World& world, const HubIntensity& intensity);

/// Mean of the five clipped z-scores under the weights of the replicate. The sheet's caveat holds: success is
/// hard to measure by numbers alone.
[[nodiscard]] double hub_score(const State& s, const HubIntensity& intensity);

}  // namespace musubi::knowledge_cluster
