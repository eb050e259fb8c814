#include "models/knowledge_cluster/hub_index.hpp"

#include <algorithm>

#include "musubi/distributions.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// A gamma draw of a whole shape and scale 1, a sum of exponentials.
double gamma_weight(const Stream& luck, Key dimension, std::int64_t shape) {
    double sum = 0;
    for (std::int64_t k = 0; k < shape; ++k) sum -= natural_log(luck.uniform(dimension, static_cast<Key>(k)));
    return sum;
}

std::array<double, hub_dimension_count> draw_weights(const State& s) {
    const Stream luck = s.luck.stream(Purpose::hub_weights);
    std::array<double, hub_dimension_count> weights{};
    double total = 0;
    for (std::size_t d = 0; d < hub_dimension_count; ++d)
        total += weights[d] = gamma_weight(luck, d, s.world->parameters.hub.concentration);
    for (double& weight : weights) weight /= total;
    return weights;
}

}  // namespace

HubIntensity hub_intensity(const State& s, RegionId region) {
    const double researchers = s.agents.group_begin[region.row + 1] - s.agents.group_begin[region.row];
    const auto year = [&](Indicator i) {
        return static_cast<double>(s.year_counts.at(i, region, Sponsor::own) +
                                   s.year_counts.at(i, region, Sponsor::programme));
    };
    const RegionNetwork& network = s.headquarters[region].network;
    const std::array<double, hub_dimension_count> count{
        static_cast<double>(network.partners_in_core), year(Indicator::patent_applications_domestic),
        year(Indicator::commercialisations) + year(Indicator::startups),
        year(Indicator::patent_applications_foreign) + static_cast<double>(network.outside_partners) / 10,
        static_cast<double>(s.headquarters[region].record.running_own)};
    HubIntensity intensity{};
    for (std::size_t d = 0; d < count.size(); ++d) intensity[d] = count[d] / std::max(1.0, researchers);
    return intensity;
}

double hub_score(const State& s, const HubIntensity& intensity) {
    constexpr double deviations_a_mad = 1.4826;  // of a normal distribution
    const auto weights = draw_weights(s);
    const double clip = s.world->parameters.hub.clip;
    double score = 0;
    for (std::size_t d = 0; d < hub_dimension_count; ++d) {
        const HubReference& reference = s.world->hub_reference[d];
        const double z = (intensity[d] - reference.median) / (deviations_a_mad * reference.mad);
        score += weights[d] * std::clamp(z, -clip, clip);
    }
    return score;
}

}  // namespace musubi::knowledge_cluster
