#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// The hub index of a region, and of a merged wide area.
///
/// Formula: intensities per research group: participants of core number 3 or more in the main component;
///          applications at home; start-ups; applications abroad, partners elsewhere/10; running own-money
///          projects. Against without_programme: commercialisations too, and of those projects what past
///          or present members lead
///          score = Σ weight · z; weights ~ Dirichlet(concentration), one draw a replicate
///          against without_programme: z = (intensity − median)/(1.4826 · MAD) of FY2006 without the
///          programme, kept within ±clip
///          against outside: z = ln((count + ½)/groups) − the same of all blocks outside the programme in
///          that year; of the whole country where the table has no block
/// Keys:    hub.against, hub.clip, hub.concentration
/// Source:  docs/odd.md, "Hub index"; class c.
namespace musubi::knowledge_cluster {

/// A number for each of the five dimensions: connected core, intellectual property, commercialisation,
/// international reach, self-sustained research.
using HubNumbers = std::array<double, hub_dimension_count>;

/// What there is of each dimension in a fiscal year, and the research groups by which it is divided.
struct HubCounts {
    HubNumbers counted{};
    double groups = 0;
    [[nodiscard]] HubNumbers a_group() const;
    HubCounts& operator+=(const HubCounts& other);
};
[[nodiscard]] HubCounts hub_counts(const World& world, const State& s, RegionId region);
/// The same for a merged wide area: counts and groups are summed; the connected core and the partners from
/// outside are taken for the area as a whole.
[[nodiscard]] HubCounts hub_counts_of_cluster(const World& world, const State& s, std::size_t cluster);

/// What candidates are held against: the country of the same year, and the part of it outside the programme.
struct HubCountry {
    HubCounts whole, outside;
};
[[nodiscard]] HubCountry hub_country(const World& world, const State& s);

/// The weights of the dimensions in this replicate, which sum to 1.
[[nodiscard]] HubNumbers hub_weights(const World& world, const State& s);

/// Each dimension of a candidate, by hub.against.
[[nodiscard]] HubNumbers hub_dimension_scores(const World& world, const HubCounts& here,
                                              const HubCountry& country);

/// Mean of the scores of the dimensions under the weights of the replicate. The sheet's caveat holds: success
/// is hard to measure by numbers alone.
[[nodiscard]] double hub_score(const HubNumbers& weights, const HubNumbers& scores);

}  // namespace musubi::knowledge_cluster
