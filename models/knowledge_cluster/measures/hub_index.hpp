#pragma once

#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {

/// The five dimensions of a hub in a fiscal year, as intensities per researcher (here: a research group of
/// the region): connected core, intellectual property, commercialisation, international reach, self-sustained
/// research (docs/odd.md, "Hub index").
using HubIntensity = std::array<double, hub_dimension_count>;
[[nodiscard]] HubIntensity hub_intensity(const State& s, RegionId region);
/// The same for a merged wide area: counts and researchers are summed; the connected core and the partners
/// from outside are taken for the area as a whole.
[[nodiscard]] HubIntensity hub_intensity_of_cluster(const World& world, const State& s, std::size_t cluster);

/// The weights of the dimensions in this replicate: one draw from a Dirichlet distribution, so that they sum
/// to 1.
using HubWeights = std::array<double, hub_dimension_count>;
[[nodiscard]] HubWeights hub_weights(const World& world, const State& s);

/// Each dimension as a z-score against the reference (median and MAD of the no-programme FY2006), clipped.
[[nodiscard]] HubIntensity hub_dimension_scores(const World& world, const HubIntensity& intensity);

/// Mean of the five clipped z-scores under the weights of the replicate. The sheet's caveat holds: success is
/// hard to measure by numbers alone.
[[nodiscard]] double hub_score(const World& world, const State& s, const HubIntensity& intensity);

}  // namespace musubi::knowledge_cluster
