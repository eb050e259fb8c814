#include "models/knowledge_cluster/results/hub_candidates.hpp"

#include <gtest/gtest.h>

#include <set>

#include "models/knowledge_cluster/results/rest_of_country.hpp"
#include "tests/knowledge_cluster/ensembles.hpp"

// What a result says about hubs, read out of its panel.
namespace musubi::knowledge_cluster::testing {
namespace {

Variable variable(const std::string& name, const std::vector<std::string>& dimensions,
                  std::vector<float> numbers) {
    return {"", name, "1", "", dimensions, std::move(numbers), {}};
}

/// Two replicates of two years; regions AAA, OUT and BBB, and the cluster AAA+BBB. A score's digits are
/// replicate, year and place, from 1 on: 213 is the third place in the first year of the second replicate.
Panel panel_by_hand() {
    Panel panel;
    panel.dimensions = {{"replicate", "", {}, {0, 5}},
                        {"fiscal_year", "", {}, {2002, 2003}},
                        {"region", "", {"AAA", "OUT", "BBB"}, {}},
                        {"cluster", "", {"AAA+BBB"}, {}},
                        {"hub_dimension", "", {"core", "property"}, {}}};
    const auto add = [&](const std::string& name, const std::string& place, int places) {
        std::vector<float> scores, parts;
        for (int r = 1; r <= 2; ++r)
            for (int y = 1; y <= 2; ++y)
                for (int p = 1; p <= places; ++p) {
                    const auto score = static_cast<float>(100 * r + 10 * y + p);
                    scores.push_back(score);
                    parts.insert(parts.end(), {score, -score});
                }
        panel.variables.push_back(variable(name + "_score", {"replicate", "fiscal_year", place}, scores));
        panel.variables.push_back(
            variable(name + "_dimension_score", {"replicate", "fiscal_year", place, "hub_dimension"}, parts));
    };
    add("hub", "region", 3);
    add("cluster_hub", "cluster", 1);
    panel.variables.push_back(variable("hub_weight", {"replicate", "hub_dimension"}, {0.25F, 0.75F, 1, 0}));
    return panel;
}

TEST(HubCandidates, AreTheRegionsOfTheLastYearWithoutTheRestOfTheCountry) {
    const HubResults results = hub_results(panel_by_hand());
    EXPECT_EQ(results.fiscal_year, 2003);
    EXPECT_EQ(results.dimension, (std::vector<std::string>{"core", "property"}));
    EXPECT_EQ(results.regions.name, (std::vector<std::string>{"AAA", "BBB"}));
    EXPECT_EQ(results.regions.score, (std::vector<std::vector<double>>{{121, 221}, {123, 223}}));
    EXPECT_EQ(results.regions.dimension[1], (std::vector<std::vector<double>>{{123, -123}, {223, -223}}));
    EXPECT_EQ(results.clusters.name, (std::vector<std::string>{"AAA+BBB"}));
    EXPECT_EQ(results.clusters.score, (std::vector<std::vector<double>>{{121, 221}}));
    EXPECT_EQ(results.weights, (std::vector<std::vector<double>>{{0.25, 0.75}, {1, 0}}));
}

TEST(HubCandidates, AreWithoutTheRestOfTheCountryWhateverItsCode) {
    Panel panel = panel_by_hand();  // of a time when results told no size classes, and the code was OUT
    panel.variables.push_back(constant_variable("", "region_size_class", "", {"region"},
                                                std::vector<std::string>{"rest", "small", "large"}));
    EXPECT_EQ(hub_results(panel).regions.name, (std::vector<std::string>{"OUT", "BBB"}));
}

TEST(HubCandidates, AreNotInAResultOfAnotherModel) {
    EXPECT_TRUE(has_hubs(panel_by_hand()));
    EXPECT_FALSE(has_hubs(Panel{}));
}

TEST(HubCandidates, HaveScoresThatAreTheirDimensionsUnderTheWeightsOfTheReplicate) {
    const Scenario scenario = small_scenario();
    const Panel panel = ensemble_of(scenario, plan_of(3));
    const HubResults results = hub_results(panel);
    ASSERT_EQ(results.weights.size(), 3U);
    EXPECT_EQ(results.regions.name.size(), 18U);
    for (const HubCandidates* all : {&results.regions, &results.clusters})
        for (std::size_t c = 0; c < all->name.size(); ++c)
            for (std::size_t r = 0; r < 3; ++r) {
                double score = 0;
                for (std::size_t d = 0; d < results.dimension.size(); ++d)
                    score += results.weights[r][d] * all->dimension[c][r][d];
                EXPECT_NEAR(all->score[c][r], score, 1e-5) << all->name[c];
            }
    // A region that belongs to no wide area is its own cluster, with the same score.
    for (std::size_t c = 0; c < results.clusters.name.size(); ++c)
        for (std::size_t r = 0; r < results.regions.name.size(); ++r)
            if (results.clusters.name[c] == results.regions.name[r]) {
                EXPECT_EQ(results.clusters.score[c], results.regions.score[r]) << results.regions.name[r];
            }
}

TEST(HubCandidates, AreHubsAboveTheThresholdOfTheScenario) {
    const Panel panel = ensemble_of(small_scenario({{"hub.threshold", 0.25}}), plan_of(3));
    const auto outside = rest_of_country(panel);
    const std::set<std::string> rest(outside.begin(), outside.end());
    ASSERT_EQ(rest.size(), 6U);
    for (const auto& [name, place] : {std::pair{"hub", "region"}, std::pair{"cluster_hub", "cluster"}}) {
        const auto& flags = std::get<std::vector<std::int8_t>>(panel.variable(name).numbers);
        const auto& scores =
            std::get<std::vector<float>>(panel.variable(name + std::string("_score")).numbers);
        const auto& labels = panel.dimension(place).labels;
        std::size_t hubs = 0;
        for (std::size_t i = 0; i < flags.size(); ++i) {
            EXPECT_EQ(flags[i] == 1, scores[i] > 0.25F && !rest.contains(labels[i % labels.size()]))
                << name << " " << i;
            hubs += flags[i] == 1 ? 1 : 0;
        }
        EXPECT_GT(hubs, 0U);
        EXPECT_LT(hubs, flags.size());
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
