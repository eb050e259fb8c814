#include "models/knowledge_cluster/measures/hub_index.hpp"

#include <algorithm>
#include <span>

#include "musubi/distributions.hpp"
#include "musubi/elementary.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// A gamma draw of a whole shape and scale 1, a sum of exponentials.
double gamma_weight(const Stream& luck, Key dimension, std::int64_t shape) {
    double sum = 0;
    for (std::int64_t k = 0; k < shape; ++k) sum -= natural_log(luck.uniform(dimension, static_cast<Key>(k)));
    return sum;
}

/// Of some regions together, which stand like this in the network.
HubCounts counts_of(const World& world, const State& s, std::span<const RegionId> regions,
                    const RegionNetwork& network) {
    const bool against_table = world.parameters.hub.against == HubAgainst::without_programme;
    HubCounts here;
    double sustained = 0;
    for (const RegionId region : regions) {
        here.groups += s.agents.group_begin[region.row + 1] - s.agents.group_begin[region.row];
        sustained += against_table ? static_cast<double>(s.programme.headquarters[region].record.running_own)
                                   : s.counts.year.at(Indicator::projects_running, region, Sponsor::own);
    }
    const auto year = [&](Indicator i) {
        std::int64_t count = 0;
        for (const RegionId region : regions)
            count +=
                s.counts.year.at(i, region, Sponsor::own) + s.counts.year.at(i, region, Sponsor::programme);
        return static_cast<double>(count);
    };
    here.counted = {
        static_cast<double>(network.partners_in_core), year(Indicator::patent_applications_domestic),
        year(Indicator::startups) + (against_table ? year(Indicator::commercialisations) : 0),
        year(Indicator::patent_applications_foreign) + static_cast<double>(network.outside_partners) / 10,
        sustained};
    return here;
}

/// With half a count more, so that a year without any is a number too.
double log_intensity(const HubCounts& counts, std::size_t dimension) {
    return natural_log((counts.counted[dimension] + 0.5) / std::max(1.0, counts.groups));
}

/// As a clipped z-score.
double score_against_reference(const World& world, double intensity, std::size_t dimension) {
    constexpr double deviations_a_mad = 1.4826;  // of a normal distribution
    const double clip = world.parameters.hub.clip;
    const HubReference& reference = world.hub_reference[dimension];
    return std::clamp((intensity - reference.median) / (deviations_a_mad * reference.mad), -clip, clip);
}

}  // namespace

HubNumbers HubCounts::a_group() const {
    HubNumbers intensity{};
    for (std::size_t d = 0; d < hub_dimension_count; ++d) intensity[d] = counted[d] / std::max(1.0, groups);
    return intensity;
}

HubCounts& HubCounts::operator+=(const HubCounts& other) {
    for (std::size_t d = 0; d < hub_dimension_count; ++d) counted[d] += other.counted[d];
    groups += other.groups;
    return *this;
}

HubCounts hub_counts(const World& world, const State& s, RegionId region) {
    return counts_of(world, s, {&region, 1}, s.programme.headquarters[region].network);
}

HubCounts hub_counts_of_cluster(const World& world, const State& s, std::size_t cluster) {
    return counts_of(world, s, world.clusters.regions[cluster], s.measures.cluster_networks[cluster]);
}

HubCountry hub_country(const World& world, const State& s) {
    HubCountry country;
    for (const RegionId region : world.regions.all()) {
        const HubCounts counts = hub_counts(world, s, region);
        country.whole += counts;
        if (world.is_rest(region)) country.outside += counts;
    }
    if (country.outside.groups == 0) country.outside = country.whole;
    return country;
}

HubNumbers hub_weights(const World& world, const State& s) {
    const Stream luck = s.luck.stream(Purpose::hub_weights);
    HubNumbers weights{};
    double total = 0;
    for (std::size_t d = 0; d < hub_dimension_count; ++d)
        total += weights[d] = gamma_weight(luck, d, world.parameters.hub.concentration);
    for (double& weight : weights) weight /= total;
    return weights;
}

HubNumbers hub_dimension_scores(const World& world, const HubCounts& here, const HubCountry& country) {
    const HubNumbers intensity = here.a_group();
    HubNumbers scores{};
    for (std::size_t d = 0; d < hub_dimension_count; ++d)
        scores[d] = world.parameters.hub.against == HubAgainst::outside
                        ? log_intensity(here, d) - log_intensity(country.outside, d)
                        : score_against_reference(world, intensity[d], d);
    return scores;
}

double hub_score(const HubNumbers& weights, const HubNumbers& scores) {
    double score = 0;
    for (std::size_t d = 0; d < hub_dimension_count; ++d) score += weights[d] * scores[d];
    return score;
}

}  // namespace musubi::knowledge_cluster
