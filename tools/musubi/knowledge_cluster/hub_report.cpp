#include "tools/musubi/knowledge_cluster/hub_report.hpp"

#include <algorithm>
#include <utility>

#include "musubi/missing.hpp"
#include "sim/experiment/estimates/score_interval.hpp"

namespace musubi {
namespace {

using knowledge_cluster::HubCandidates;
using knowledge_cluster::HubResults;

constexpr double curve_from = -1, curve_step = 0.25;
constexpr int curve_points = 17;  // to 3

double mean_share(const std::vector<double>& shares) {
    double sum = 0;
    for (const double share : shares) sum += share;
    return shares.empty() ? missing : sum / static_cast<double>(shares.size());
}

std::vector<HubLine> lines_of(const HubCandidates& candidates, const std::vector<Weights>& weights,
                              const Vectors& vectors, double threshold) {
    std::vector<HubLine> lines;
    const auto ranks = ranks_of(candidates.score);
    for (std::size_t c = 0; c < candidates.name.size(); ++c) {
        const Scores& score = candidates.score[c];
        std::vector<double> first, ahead;
        for (const double rank : ranks[c]) first.push_back(rank <= knowledge_cluster::hubs_aimed_at ? 1 : 0);
        for (const Scores& other : candidates.score) ahead.push_back(share_ahead(score, other));
        lines.push_back({candidates.name[c],
                         share_with_interval(above(score, threshold), vectors),
                         {mean_with_interval(score, vectors), over_vectors(score, vectors)},
                         share_with_interval(first, vectors),
                         mean_with_interval(ranks[c], vectors),
                         mean_share(candidates.share_of_country[c]),
                         std::move(ahead),
                         variance_of(candidates.dimension[c], weights)});
    }
    return lines;
}

/// The mean number of hubs, which is one between none and all candidates.
MeanAndRange expected_number(const std::vector<double>& hubs, const HubCandidates& candidates,
                             const Vectors& vectors) {
    const auto all = static_cast<double>(candidates.name.size());
    std::vector<double> shares = hubs;
    for (double& number : shares) number /= all;
    const WithInterval share = within_shares(mean_with_interval(shares, vectors));
    return {{share.value * all, share.low * all, share.high * all, share.size},
            range_within(hubs, vectors, 0, all)};
}

ExpectedHubs expected_at(const HubResults& results, const Vectors& vectors, double threshold) {
    return {expected_number(candidates_above(results.regions.score, threshold), results.regions, vectors),
            expected_number(candidates_above(results.clusters.score, threshold), results.clusters, vectors)};
}

MeanAndRange expected_under(const Weights& weights, const HubCandidates& candidates, const Vectors& vectors,
                            double threshold) {
    std::vector<Scores> scores;
    for (const auto& dimension : candidates.dimension) scores.push_back(scores_under(weights, dimension));
    return expected_number(candidates_above(scores, threshold), candidates, vectors);
}

}  // namespace

SettledPairs settled_pairs(const std::vector<HubLine>& lines) {
    SettledPairs found;
    for (std::size_t c = 0; c < lines.size(); ++c)
        for (std::size_t other = 0; other < c; ++other) {
            const double ahead = lines[c].ahead[other];
            ++found.pairs;
            found.settled += std::max(ahead, 1 - ahead) >= settled_from ? 1 : 0;
        }
    return found;
}

HubReport hub_report(const HubResults& results, const Vectors& vectors, double threshold) {
    HubReport report{results.fiscal_year,
                     threshold,
                     vectors,
                     lines_of(results.regions, results.weights, vectors, threshold),
                     lines_of(results.clusters, results.weights, vectors, threshold),
                     expected_at(results, vectors, threshold),
                     {},
                     {}};
    for (int i = 0; i < curve_points; ++i) {
        const double at = curve_from + i * curve_step;
        report.curve.push_back({at, expected_at(results, vectors, at)});
    }
    const auto add = [&](const std::string& name, const Weights& weights) {
        report.weightings.push_back({name,
                                     {expected_under(weights, results.regions, vectors, threshold),
                                      expected_under(weights, results.clusters, vectors, threshold)}});
    };
    const std::size_t dimensions = results.dimension.size();
    add("equal", Weights(dimensions, 1 / static_cast<double>(dimensions)));
    for (std::size_t d = 0; d < dimensions; ++d) {
        Weights alone(dimensions, 0);
        alone[d] = 1;
        add(results.dimension[d], alone);
    }
    return report;
}

}  // namespace musubi
