#include "models/knowledge_cluster/results/hub_candidates.hpp"

#include <algorithm>
#include <utility>

#include "models/knowledge_cluster/results/rest_of_country.hpp"
#include "musubi/numbers_over.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The numbers of a candidate in a replicate, one a dimension.
std::vector<double> numbers_of(const std::vector<float>& all, std::size_t cell, std::size_t dimensions) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(cell * dimensions);
    return {first, first + static_cast<std::ptrdiff_t>(dimensions)};
}

double mean_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    return sum / static_cast<double>(numbers.size());
}

/// `name` and `place` as in the layout: "hub" over regions, "cluster_hub" over clusters.
HubCandidates candidates(const Panel& panel, const std::string& name, const std::string& place) {
    const auto& scores = numbers_over<float>(panel, name + "_score", {"replicate", "fiscal_year", place});
    const auto& parts = numbers_over<float>(panel, name + "_dimension_score",
                                            {"replicate", "fiscal_year", place, "hub_dimension"});
    const bool tells_shares = panel.find(name + "_share") != nullptr;
    const std::vector<float> none;
    const auto& shares = tells_shares
                             ? numbers_over<float>(panel, name + "_share",
                                                   {"replicate", "fiscal_year", place, "hub_dimension"})
                             : none;
    const auto& labels = panel.dimension(place).labels;
    const std::size_t replicates = panel.dimension("replicate").size();
    const std::size_t years = panel.dimension("fiscal_year").size();
    const std::size_t dimensions = panel.dimension("hub_dimension").size();
    const std::vector<std::string> rest = rest_of_country(panel);
    if (years == 0) throw NotAsDeclared("there is no fiscal year");
    HubCandidates all;
    for (std::size_t c = 0; c < labels.size(); ++c) {
        if (std::find(rest.begin(), rest.end(), labels[c]) != rest.end()) continue;
        all.name.push_back(labels[c]);
        auto& score = all.score.emplace_back();
        auto& dimension = all.dimension.emplace_back();
        auto& share = all.share_of_country.emplace_back();
        for (std::size_t r = 0; r < replicates; ++r) {
            const std::size_t cell = (r * years + years - 1) * labels.size() + c;
            score.push_back(scores[cell]);
            dimension.push_back(numbers_of(parts, cell, dimensions));
            if (tells_shares) share.push_back(mean_of(numbers_of(shares, cell, dimensions)));
        }
    }
    return all;
}

}  // namespace

bool has_hubs(const Panel& panel) { return panel.find("cluster_hub_dimension_score") != nullptr; }

HubResults hub_results(const Panel& panel) {
    HubCandidates regions = candidates(panel, "hub", "region");
    HubCandidates clusters = candidates(panel, "cluster_hub", "cluster");
    const auto& years = panel.dimension("fiscal_year").numbers;
    if (years.empty()) throw NotAsDeclared("the fiscal years are no numbers");
    HubResults results{
        years.back(), panel.dimension("hub_dimension").labels, std::move(regions), std::move(clusters), {}};
    const auto& weights = numbers_over<float>(panel, "hub_weight", {"replicate", "hub_dimension"});
    const auto dimensions = static_cast<std::ptrdiff_t>(results.dimension.size());
    for (auto first = weights.begin(); first != weights.end(); first += dimensions)
        results.weights.emplace_back(first, first + dimensions);
    return results;
}

}  // namespace musubi::knowledge_cluster
