#include "models/knowledge_cluster/measures/hub_index.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/knowledge_cluster/little_projects.hpp"

// Five dimensions of a hub, and a score under weights drawn once a replicate (docs/odd.md, "Hub index").
namespace musubi::knowledge_cluster::testing {
namespace {

/// A scenario whose hub dimensions have these medians and MADs.
Scenario with_reference(const std::array<double, 5>& medians, const std::array<double, 5>& mads,
                        std::int64_t concentration = 1) {
    Scenario scenario = little_scenario(three_regions, {{"hub.concentration", concentration}});
    std::string text = "dimension,median,mad\n";
    for (std::size_t d = 0; d < 5; ++d)
        text += std::string(hub_dimension_names[d]) + "," + std::to_string(medians[d]) + "," +
                std::to_string(mads[d]) + "\n";
    scenario.tables["tables.hub_reference"] = table_of_text(text, "hubs.csv");
    return scenario;
}
/// With a median of 0 and this MAD, an intensity is its own z-score.
constexpr double unit_mad = 1 / 1.4826;
Scenario unit_reference(std::int64_t concentration = 1) {
    std::array<double, 5> mads{};
    mads.fill(unit_mad);
    return with_reference({}, mads, concentration);
}

/// Of a region with one group, so that counts are intensities.
double score_of(const World& world, const State& s, const HubNumbers& intensity) {
    return hub_score(hub_weights(world, s), hub_dimension_scores(world, {intensity, 1}, {}));
}

/// The weights of a replicate: the score of a region that is one deviation better in one dimension alone.
std::array<double, 5> weights_of(const World& world, const State& s) {
    std::array<double, 5> weights{};
    for (std::size_t d = 0; d < 5; ++d) {
        HubNumbers intensity{};
        intensity[d] = 1;
        weights[d] = score_of(world, s, intensity);
    }
    return weights;
}

constexpr double table_error = 1e-5;  // std::to_string writes six digits

TEST(HubIntensity, IsACountAResearchGroup) {
    Little l(three_regions);
    const InstitutionId alpha = add_institution(l, "AAA"), beta = add_institution(l, "BBB");
    for (int i = 0; i < 3; ++i) add_group(l, alpha);
    for (int i = 0; i < 4; ++i) add_group(l, beta);
    const RegionId region = l.region("BBB");
    const auto year = [&](Indicator i, Sponsor sponsor, std::int32_t n) {
        l.s.counts.year.at(i, region, sponsor) = n;
    };
    year(Indicator::patent_applications_domestic, Sponsor::own, 6);
    year(Indicator::patent_applications_domestic, Sponsor::programme, 2);
    year(Indicator::commercialisations, Sponsor::own, 1);
    year(Indicator::startups, Sponsor::programme, 1);
    year(Indicator::patent_applications_foreign, Sponsor::programme, 3);
    l.hq("BBB").network = {.partners_in_core = 10, .outside_partners = 50, .participants = 20};
    l.hq("BBB").record.running_own = 7;
    const HubNumbers intensity = hub_counts(*l.world, l.s, region).a_group();
    const std::array<double, 5> by_hand{10 / 4.0, (6 + 2) / 4.0, (1 + 1) / 4.0, (3 + 50 / 10.0) / 4.0,
                                        7 / 4.0};
    for (std::size_t d = 0; d < 5; ++d)
        EXPECT_NEAR(intensity[d], by_hand[d], 1e-12) << hub_dimension_names[d];
    for (const double of_alpha : hub_counts(*l.world, l.s, l.region("AAA")).a_group()) EXPECT_EQ(of_alpha, 0);
}

TEST(HubIntensity, OfARegionWithoutGroupsIsANumber) {
    const Little l(three_regions);
    for (const double intensity : hub_counts(*l.world, l.s, l.region("CCC")).a_group())
        EXPECT_EQ(intensity, 0);
}

TEST(HubScore, HasWeightsThatSumToOneWhateverTheLuck) {
    for (std::uint64_t replicate = 0; replicate < 200; ++replicate) {
        const Little l(unit_reference(), {1, replicate});
        double sum = 0;
        for (const double weight : weights_of(*l.world, l.s)) {
            EXPECT_GE(weight, 0);
            sum += weight;
        }
        EXPECT_NEAR(sum, 1, table_error) << replicate;
    }
}

TEST(HubScore, OfARegionThatIsBetterByTheSameEverywhereIsThatWhateverTheWeights) {
    // A MAD of 0.5 is a deviation of 1.4826 · 0.5 of a normal distribution.
    const std::array<double, 5> medians{1, 2, 3, 4, 5}, mads{0.5, 0.5, 0.5, 0.5, 0.5};
    HubNumbers intensity{};
    for (std::size_t d = 0; d < 5; ++d) intensity[d] = medians[d] + 2 * 1.4826 * 0.5;
    for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
        const Little l(with_reference(medians, mads), {1, replicate});
        EXPECT_NEAR(score_of(*l.world, l.s, intensity), 2, 1e-9);
    }
}

TEST(HubScore, CutsADimensionOffAtThreeDeviations) {
    const Little l(unit_reference());
    const auto weights = weights_of(*l.world, l.s);
    EXPECT_NEAR(score_of(*l.world, l.s, {100, 100, 100, 100, 100}), 3, table_error);
    EXPECT_NEAR(score_of(*l.world, l.s, {-100, -100, -100, -100, -100}), -3, table_error);
    EXPECT_NEAR(score_of(*l.world, l.s, {1000, 0, -1000, 0, 0}), 3 * weights[0] - 3 * weights[2], table_error)
        << "one dimension cannot buy all";
}

TEST(HubScore, IsTheMeanUnderWeightsOfExponentialDraws) {
    // Dirichlet weights of concentration 1 are exponential draws over their sum.
    const Little l(unit_reference(), {7, 3});
    const Stream luck = l.s.luck.stream(Purpose::hub_weights);
    std::array<double, 5> draw{};
    double total = 0;
    for (std::size_t d = 0; d < 5; ++d) total += draw[d] = -std::log(luck.uniform(d));
    const HubNumbers intensity{0.5, -1, 2, 9, 1.5};
    const double by_hand = (0.5 * draw[0] - 1 * draw[1] + 2 * draw[2] + 3 * draw[3] + 1.5 * draw[4]) / total;
    EXPECT_NEAR(score_of(*l.world, l.s, intensity), by_hand, table_error);
}

TEST(HubScore, DrawsItsWeightsFromADirichletDistribution) {
    // Of five weights of concentration c each has the mean 1/5 and the variance (4/25)/(5c + 1).
    constexpr int replicates = 2000;
    const std::unique_ptr<const World> worlds[]{world_of(unit_reference(1)), world_of(unit_reference(20))};
    for (const auto& world : worlds) {
        const auto concentration = static_cast<double>(world->parameters.hub.concentration);
        const double variance = 4 / 25.0 / (5 * concentration + 1);
        Little l(unit_reference());
        std::array<double, 5> sum{}, squares{};
        for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
            l.s.luck = Luck(1, replicate);
            const auto weights = weights_of(*world, l.s);
            for (std::size_t d = 0; d < 5; ++d) {
                sum[d] += weights[d];
                squares[d] += (weights[d] - 0.2) * (weights[d] - 0.2);
            }
        }
        for (std::size_t d = 0; d < 5; ++d) {
            EXPECT_NEAR(sum[d] / replicates, 0.2, once_in_a_million * std::sqrt(variance / replicates)) << d;
            EXPECT_NEAR(squares[d] / replicates, variance, 0.35 * variance) << d;
        }
    }
}

TEST(HubScore, OfAReplicateHasOneSetOfWeights) {
    const Little one(unit_reference(), {1, 0}), again(unit_reference(), {1, 0}),
        other(unit_reference(), {1, 1});
    EXPECT_EQ(weights_of(*one.world, one.s), weights_of(*again.world, again.s));
    EXPECT_NE(weights_of(*one.world, one.s), weights_of(*other.world, other.s));
}

TEST(HubIntensity, OfAMergedAreaIsThatOfTheWholeArea) {
    // AAA and BBB are one wide area with 3 and 4 groups; its own place in the network is that of the area.
    Little l(three_regions);
    const InstitutionId alpha = add_institution(l, "AAA"), beta = add_institution(l, "BBB");
    for (int i = 0; i < 3; ++i) add_group(l, alpha);
    for (int i = 0; i < 4; ++i) add_group(l, beta);
    const auto year = [&](const char* region, Indicator i, std::int32_t n) {
        l.s.counts.year.at(i, l.region(region), Sponsor::programme) = n;
    };
    year("AAA", Indicator::patent_applications_domestic, 5);
    year("BBB", Indicator::patent_applications_domestic, 9);
    year("AAA", Indicator::commercialisations, 2);
    year("BBB", Indicator::startups, 1);
    year("BBB", Indicator::patent_applications_foreign, 4);
    l.hq("AAA").record.running_own = 6;
    l.hq("BBB").record.running_own = 8;
    l.hq("AAA").network = {.partners_in_core = 100, .outside_partners = 100, .participants = 100};
    l.s.measures.cluster_networks = {{.partners_in_core = 21, .outside_partners = 30, .participants = 40},
                                     {}};
    const HubCounts counts = hub_counts_of_cluster(*l.world, l.s, 0);
    const HubNumbers intensity = counts.a_group();
    const std::array<double, 5> by_hand{21 / 7.0, 14 / 7.0, 3 / 7.0, (4 + 30 / 10.0) / 7.0, 14 / 7.0};
    for (std::size_t d = 0; d < 5; ++d)
        EXPECT_NEAR(intensity[d], by_hand[d], 1e-12) << hub_dimension_names[d];
    // Under equal weights and a reference of median 0 and unit deviation the score is the mean, cut off at 3.
    const std::array<double, 5> z = hub_dimension_scores(*world_of(unit_reference()), counts, {});
    const std::array<double, 5> z_by_hand{3, 2, 3 / 7.0, 1, 2};
    for (std::size_t d = 0; d < 5; ++d) EXPECT_NEAR(z[d], z_by_hand[d], table_error);
}

TEST(HubScore, IsTheSumOfWeightedDimensionScores) {
    const Little l(unit_reference(), {7, 3});
    const HubNumbers weights = hub_weights(*l.world, l.s);
    const HubNumbers intensity{0.5, -1, 2, 9, 1.5}, z{0.5, -1, 2, 3, 1.5};
    double by_hand = 0;
    for (std::size_t d = 0; d < 5; ++d) by_hand += weights[d] * z[d];
    EXPECT_NEAR(score_of(*l.world, l.s, intensity), by_hand, table_error);
}

TEST(HubAgainstOutside, IsTheLogarithmOfTheRatioToAllBlocksOfTheSameYear) {
    // AAA has 3 groups and files 8; the two blocks have 4 and 6 and file 1 and 3. Half a count is added.
    Little l(three_regions + "NOR,North,,IT,,,,40,140,rest\nSOU,South,,IT,,,,30,130,rest\n",
             {{"hub.against", "outside"}});
    for (const auto& [region, groups] : {std::pair{"AAA", 3}, {"NOR", 4}, {"SOU", 6}}) {
        const InstitutionId home = add_institution(l, region);
        for (int i = 0; i < groups; ++i) add_group(l, home);
    }
    const auto set = [&](const char* region, Indicator i, std::int32_t n) {
        l.s.counts.year.at(i, l.region(region), Sponsor::own) = n;
    };
    set("AAA", Indicator::patent_applications_domestic, 8);
    set("NOR", Indicator::patent_applications_domestic, 1);
    set("SOU", Indicator::patent_applications_domestic, 3);
    set("AAA", Indicator::projects_running, 2);
    set("SOU", Indicator::projects_running, 10);
    const HubCountry country = hub_country(*l.world, l.s);
    EXPECT_EQ(country.outside.groups, 10);
    EXPECT_EQ(country.whole.groups, 13);
    EXPECT_EQ(country.whole.counted[1], 12);
    const HubNumbers scores =
        hub_dimension_scores(*l.world, hub_counts(*l.world, l.s, l.region("AAA")), country);
    EXPECT_NEAR(scores[1], std::log((8.5 / 3) / (4.5 / 10)), 1e-12);
    EXPECT_NEAR(scores[2], std::log((0.5 / 3) / (0.5 / 10)), 1e-12) << "nothing anywhere is a number too";
    EXPECT_NEAR(scores[4], std::log((2.5 / 3) / (10.5 / 10)), 1e-12) << "all own-money projects count";
}

TEST(HubAgainstOutside, IsAgainstTheWholeCountryWhereNoBlockIs) {
    Little l(three_regions, {{"hub.against", "outside"}});
    add_group(l, add_institution(l, "AAA"));
    const HubCountry country = hub_country(*l.world, l.s);
    EXPECT_EQ(country.outside.groups, country.whole.groups);
}

TEST(Clusters, AreWideAreasAndTheRegionsThatBelongToNone) {
    const Little l(three_regions + "OUT,Rest,,IT,WEST,,,40,140,rest\n");
    EXPECT_EQ(l.world->clusters.name, (std::vector<std::string>{"AAA+BBB", "CCC"}))
        << "the rest of the country is none, whatever the table says";
    EXPECT_EQ(l.world->clusters.of_region[l.region("BBB").row], 0U);
    EXPECT_EQ(l.world->clusters.of_region[l.region("OUT").row], Clusters::none);
}

TEST(Clusters, OfTheFullRegionsOfTheFirstYearAreTen) {
    // The sheet: in FY2002 twelve regions, which are ten clusters.
    const auto world = world_of(small_scenario());
    std::set<std::size_t> clusters;
    int regions = 0;
    for (const RegionId r : world->regions.all())
        if (world->regions.first_full[r] == programme_start) {
            ++regions;
            clusters.insert(world->clusters.of_region[r.row]);
        }
    EXPECT_EQ(regions, 12);
    EXPECT_EQ(clusters.size(), 10U);
    EXPECT_EQ(world->clusters.size(), 16U) << "of eighteen regions in all";
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
