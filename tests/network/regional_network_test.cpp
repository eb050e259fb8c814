#include "sim/network/regional_network.hpp"

#include <gtest/gtest.h>

namespace musubi {
namespace {

LabelledNetwork::Node agent_at(const std::string& region, const std::string& organisation,
                               const std::string& label) {
    LabelledNetwork::Node node;
    node.region = region;
    node.organisation = node.organisation_ja = organisation;
    node.label = label;
    node.kind = organisation.empty() ? "firm" : "group";
    node.projects = 1;
    return node;
}

/// Two groups of a university, a firm on either side and one far away; the groups work together too.
LabelledNetwork between_two_firms() {
    return {"",
            {agent_at("KOB", "University", "u 1"), agent_at("KOB", "University", "u 2"),
             agent_at("KOB", "", "left"), agent_at("KOB", "", "right"), agent_at("SAP", "", "far")},
            {{0, 1, 1}, {0, 2, 1}, {1, 2, 2}, {1, 3, 1}, {1, 4, 1}}};
}

TEST(ByOrganisation, AgentsOfOneBecomeANodeAndTheirTiesAddUp) {
    const LabelledNetwork network = by_organisation(between_two_firms());
    ASSERT_EQ(network.nodes.size(), 4U);
    EXPECT_EQ(network.nodes[0].label, "University");
    EXPECT_EQ(network.nodes[0].kind, "organisation");
    EXPECT_EQ(network.nodes[0].partners, 3U);
    ASSERT_EQ(network.edges.size(), 3U) << "none within the university";
    EXPECT_EQ(network.edges[0].weight, 3U) << "with the left firm: 1 and 2";
}

TEST(ByOrganisation, OfTheSameNameInAnotherRegionIsAnother) {
    LabelledNetwork agents = between_two_firms();
    agents.nodes[1].region = "SAP";
    EXPECT_EQ(by_organisation(agents).nodes.size(), 5U);
}

TEST(RegionalNetwork, WhoStandsBetweenTheOnlyTwoOthersLiesOnAllTheirWays) {
    const RegionalNetwork place = regional_network(by_organisation(between_two_firms()), {"KOB"}, 10);
    ASSERT_EQ(place.nodes.size(), 3U);
    EXPECT_EQ(place.nodes[0].who.label, "University");
    EXPECT_EQ(place.nodes[0].partners, 2U) << "the one far away does not count";
    EXPECT_DOUBLE_EQ(place.nodes[0].betweenness, 1);
    EXPECT_DOUBLE_EQ(place.nodes[1].betweenness, 0);
}

TEST(RegionalNetwork, ShowsAsManyAsWantedAndMeasuresAll) {
    const RegionalNetwork place = regional_network(by_organisation(between_two_firms()), {"KOB", "SAP"}, 2);
    EXPECT_EQ(place.all, 4U);
    ASSERT_EQ(place.nodes.size(), 2U);
    EXPECT_EQ(place.edges.size(), 1U);
    EXPECT_DOUBLE_EQ(place.nodes[0].betweenness, 1) << "all three pairs of others meet through it";
}

TEST(RegionalNetwork, WithoutPartnersInThePlaceIsEmpty) {
    const RegionalNetwork place = regional_network(by_organisation(between_two_firms()), {"SAP"}, 10);
    EXPECT_EQ(place.all, 0U);
    EXPECT_TRUE(place.nodes.empty());
}

}  // namespace
}  // namespace musubi
