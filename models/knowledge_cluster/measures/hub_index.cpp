#include "models/knowledge_cluster/measures/hub_index.hpp"

#include <algorithm>
#include <span>

#include "musubi/distributions.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// A gamma draw of a whole shape and scale 1, a sum of exponentials.
double gamma_weight(const Stream& luck, Key dimension, std::int64_t shape) {
    double sum = 0;
    for (std::int64_t k = 0; k < shape; ++k) sum -= natural_log(luck.uniform(dimension, static_cast<Key>(k)));
    return sum;
}

/// Of some regions together, which stand like this in the network.
HubIntensity intensity_of(const State& s, std::span<const RegionId> regions, const RegionNetwork& network) {
    double researchers = 0, sustained = 0;
    for (const RegionId region : regions) {
        researchers += s.agents.group_begin[region.row + 1] - s.agents.group_begin[region.row];
        sustained += static_cast<double>(s.programme.headquarters[region].record.running_own);
    }
    const auto year = [&](Indicator i) {
        std::int64_t count = 0;
        for (const RegionId region : regions)
            count +=
                s.counts.year.at(i, region, Sponsor::own) + s.counts.year.at(i, region, Sponsor::programme);
        return static_cast<double>(count);
    };
    const std::array<double, hub_dimension_count> count{
        static_cast<double>(network.partners_in_core), year(Indicator::patent_applications_domestic),
        year(Indicator::commercialisations) + year(Indicator::startups),
        year(Indicator::patent_applications_foreign) + static_cast<double>(network.outside_partners) / 10,
        sustained};
    HubIntensity intensity{};
    for (std::size_t d = 0; d < count.size(); ++d) intensity[d] = count[d] / std::max(1.0, researchers);
    return intensity;
}

}  // namespace

HubIntensity hub_intensity(const State& s, RegionId region) {
    return intensity_of(s, {&region, 1}, s.programme.headquarters[region].network);
}

HubIntensity hub_intensity_of_cluster(const World& world, const State& s, std::size_t cluster) {
    return intensity_of(s, world.clusters.regions[cluster], s.measures.cluster_networks[cluster]);
}

HubWeights hub_weights(const World& world, const State& s) {
    const Stream luck = s.luck.stream(Purpose::hub_weights);
    HubWeights weights{};
    double total = 0;
    for (std::size_t d = 0; d < hub_dimension_count; ++d)
        total += weights[d] = gamma_weight(luck, d, world.parameters.hub.concentration);
    for (double& weight : weights) weight /= total;
    return weights;
}

HubIntensity hub_dimension_scores(const World& world, const HubIntensity& intensity) {
    constexpr double deviations_a_mad = 1.4826;  // of a normal distribution
    const double clip = world.parameters.hub.clip;
    HubIntensity scores{};
    for (std::size_t d = 0; d < hub_dimension_count; ++d) {
        const HubReference& reference = world.hub_reference[d];
        const double z = (intensity[d] - reference.median) / (deviations_a_mad * reference.mad);
        scores[d] = std::clamp(z, -clip, clip);
    }
    return scores;
}

double hub_score(const World& world, const State& s, const HubIntensity& intensity) {
    const HubWeights weights = hub_weights(world, s);
    const HubIntensity scores = hub_dimension_scores(world, intensity);
    double score = 0;
    for (std::size_t d = 0; d < hub_dimension_count; ++d) score += weights[d] * scores[d];
    return score;
}

}  // namespace musubi::knowledge_cluster
