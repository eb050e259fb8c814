#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// The hub index of a region, and of a merged wide area.
///
/// Formula: intensities per research group: participants of core number 3 or more in the main component;
///          applications at home; commercialisations, start-ups; applications abroad, partners elsewhere/10;
///          running own-money projects that past or present members lead
///          score = Σ weight · z, z = (intensity − median)/(1.4826 · MAD) of FY2006 without the programme,
///          kept within ±clip; weights ~ Dirichlet(concentration), one draw a replicate
/// Keys:    hub.clip, hub.concentration
/// Source:  docs/odd.md, "Hub index"; class c.
namespace musubi::knowledge_cluster {

/// The five dimensions of a hub in a fiscal year, as intensities per researcher (here: a research group of
/// the region): connected core, intellectual property, commercialisation, international reach, self-sustained
/// research.
using HubIntensity = std::array<double, hub_dimension_count>;
[[nodiscard]] HubIntensity hub_intensity(const State& s, RegionId region);
/// The same for a merged wide area: counts and researchers are summed; the connected core and the partners
/// from outside are taken for the area as a whole.
[[nodiscard]] HubIntensity hub_intensity_of_cluster(const World& world, const State& s, std::size_t cluster);

/// The weights of the dimensions in this replicate, which sum to 1.
using HubWeights = std::array<double, hub_dimension_count>;
[[nodiscard]] HubWeights hub_weights(const World& world, const State& s);

/// Each dimension as a clipped z-score.
[[nodiscard]] HubIntensity hub_dimension_scores(const World& world, const HubIntensity& intensity);

/// Mean of the five clipped z-scores under the weights of the replicate. The sheet's caveat holds: success is
/// hard to measure by numbers alone.
[[nodiscard]] double hub_score(const World& world, const State& s, const HubIntensity& intensity);

}  // namespace musubi::knowledge_cluster
