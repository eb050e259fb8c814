#include "models/knowledge_cluster/hub_candidates.hpp"

#include <algorithm>

#include "models/knowledge_cluster/rest_of_country.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// `name` and `place` as in the layout: "hub" over regions, "cluster_hub" over clusters.
HubCandidates candidates(const Panel& panel, const std::string& name, const std::string& place) {
    const auto& scores = std::get<std::vector<float>>(panel.variable(name + "_score").numbers);
    const auto& parts = std::get<std::vector<float>>(panel.variable(name + "_dimension_score").numbers);
    const auto& labels = panel.dimension(place).labels;
    const std::size_t replicates = panel.dimension("replicate").size();
    const std::size_t years = panel.dimension("fiscal_year").size();
    const std::size_t dimensions = panel.dimension("hub_dimension").size();
    const std::string rest = rest_of_country(panel);
    HubCandidates all;
    for (std::size_t c = 0; c < labels.size(); ++c) {
        if (labels[c] == rest) continue;
        all.name.push_back(labels[c]);
        auto& score = all.score.emplace_back();
        auto& dimension = all.dimension.emplace_back();
        for (std::size_t r = 0; r < replicates; ++r) {
            const std::size_t cell = (r * years + years - 1) * labels.size() + c;
            score.push_back(scores[cell]);
            const auto first = parts.begin() + static_cast<std::ptrdiff_t>(cell * dimensions);
            dimension.emplace_back(first, first + static_cast<std::ptrdiff_t>(dimensions));
        }
    }
    return all;
}

}  // namespace

bool has_hubs(const Panel& panel) {
    return std::any_of(panel.variables.begin(), panel.variables.end(),
                       [](const Variable& v) { return v.name == "cluster_hub_dimension_score"; });
}

HubResults hub_results(const Panel& panel) {
    HubResults results{panel.dimension("fiscal_year").numbers.back(),
                       panel.dimension("hub_dimension").labels,
                       candidates(panel, "hub", "region"),
                       candidates(panel, "cluster_hub", "cluster"),
                       {}};
    const auto& weights = std::get<std::vector<float>>(panel.variable("hub_weight").numbers);
    const auto dimensions = static_cast<std::ptrdiff_t>(results.dimension.size());
    for (auto first = weights.begin(); first != weights.end(); first += dimensions)
        results.weights.emplace_back(first, first + dimensions);
    return results;
}

}  // namespace musubi::knowledge_cluster
