#include "sim/network/measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <cmath>
#include <vector>

#include "sim/network/cohesion.hpp"
#include "sim/network/communities.hpp"
#include "sim/network/projection_graph.hpp"
#include "tests/network/joint_works.hpp"

// Graphs of four to six nodes, worked out by hand.
namespace musubi::testing {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Projection>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Projection>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Projection>));

double of(const JointWork& work, Measure measure) {
    return Measuring().measure(work)[static_cast<std::size_t>(measure)];
}

/// A triangle with a tail, and a pair:  0 —— 1 —— 3     4 —— 5
///                                       ╲  |
///                                          2
JointWork triangle_with_a_tail() { return joint_work(7, {{0, 1, 2}, {1, 3}, {4, 5}, {0, 2}, {6}}); }

TEST(Measures, OfATriangleWithATailAndAPair) {
    const JointWork work = triangle_with_a_tail();
    EXPECT_EQ(of(work, Measure::nodes), 6) << "6 works alone";
    EXPECT_EQ(of(work, Measure::edges), 5);
    EXPECT_EQ(of(work, Measure::components), 2);
    EXPECT_EQ(of(work, Measure::largest_component), 4);
    EXPECT_EQ(of(work, Measure::highest_core), 2);
    EXPECT_DOUBLE_EQ(of(work, Measure::mean_partners), 10 / 6.0);
    EXPECT_DOUBLE_EQ(of(work, Measure::mean_projects), 9 / 6.0) << "3 + 2 + 2 + 2 memberships";
    // Triads: one at 0 and at 2, three at 1; the triangle closes one at each of its corners.
    EXPECT_DOUBLE_EQ(of(work, Measure::clustering), 3 / 5.0);
    EXPECT_DOUBLE_EQ(of(work, Measure::local_clustering), (1 + 1 / 3.0 + 1) / 6);
    // Degrees at the ends of edges: 3 three times, 2 four times, 1 three times: mean 2, variance 0.6.
    // Products, each edge from both ends: 2·(3·2 + 3·2 + 2·2 + 3·1 + 1·1) = 40, so the covariance is 4 − 4 =
    // 0.
    EXPECT_NEAR(of(work, Measure::degree_assortativity), 0, 1e-12);
}

TEST(Measures, OfAStarAreDisassortative) {
    const JointWork star = joint_work(4, {{0, 1}, {0, 2}, {0, 3}});
    EXPECT_NEAR(of(star, Measure::degree_assortativity), -1, 1e-12);
    EXPECT_EQ(of(star, Measure::clustering), 0);
}

TEST(Measures, ThatHaveNothingToTellFromAreMissing) {
    const JointWork pair = joint_work(2, {{0, 1}});
    EXPECT_TRUE(std::isnan(of(pair, Measure::clustering))) << "no triad";
    EXPECT_TRUE(std::isnan(of(pair, Measure::degree_assortativity))) << "all degrees are 1";
    EXPECT_TRUE(std::isnan(of(pair, Measure::distance_decay))) << "one distance only";
    EXPECT_TRUE(std::isnan(of(pair, Measure::introductions_bridging)));
    const JointWork nobody = joint_work(3, {});
    EXPECT_EQ(of(nobody, Measure::nodes), 0);
    EXPECT_EQ(of(nobody, Measure::highest_core), 0);
    EXPECT_TRUE(std::isnan(of(nobody, Measure::modularity_regions)));
}

TEST(Measures, BetweenRegionsAndKinds) {
    JointWork work = triangle_with_a_tail();
    work.region = {0, 0, 0, 1, 1, 2, 0};  // 1—3 is between regions, 4—5 goes to nowhere
    work.kind = {0, 1, 0, 0, 0, 0, 0};    // 0—1, 1—2 and 1—3 are between kinds
    EXPECT_DOUBLE_EQ(of(work, Measure::cross_region_share), 2 / 5.0);
    EXPECT_DOUBLE_EQ(of(work, Measure::cross_kind_share), 3 / 5.0);
    EXPECT_DOUBLE_EQ(of(work, Measure::within_100_km), 1) << "four pairs whose distance is known";
    // Of ten ends, region 0 has 7 and six of them inside, region 1 has 2, region 2 has 1.
    EXPECT_NEAR(of(work, Measure::modularity_regions), 6 / 10.0 - 0.49 - 0.04 - 0.01, 1e-12);
    work.kilometres[1] = work.kilometres[3] = 150;
    EXPECT_DOUBLE_EQ(of(work, Measure::within_100_km), 3 / 4.0);
}

TEST(Measures, DistanceDecayIsThatOfAGravityModel) {
    // Within a region 3 + 1 possible pairs (at 10 km: ln 2), between them 6 (at 50 km: ln 6). Observed: 4
    // and 1. Chance 4/4 near and 1/6 far, so that b = ln 6 / (ln 6 − ln 2).
    JointWork work = joint_work(5, {{0, 1, 2}, {3, 4}, {2, 3}});
    work.region = {0, 0, 0, 1, 1};
    EXPECT_NEAR(of(work, Measure::distance_decay), std::log(6) / std::log(3), 1e-9);
}

TEST(Measures, BrokersBridgeWhoNeitherWorkTogetherNorHaveACommonPartner) {
    JointWork work = triangle_with_a_tail();
    work.region[3] = 1;
    work.introductions = {{7, 0, 1}, {7, 0, 3}, {9, 3, 4}, {9, 0, 6}};  // partners; common 1; far; alone
    EXPECT_EQ(of(work, Measure::brokers), 2);
    EXPECT_DOUBLE_EQ(of(work, Measure::introductions_bridging), 2 / 4.0);
    EXPECT_DOUBLE_EQ(of(work, Measure::introductions_across_regions), 2 / 4.0);
}

TEST(Measures, OrganisationsWorkTogetherThroughTheirAgents) {
    JointWork work = joint_work(5, {{0, 1, 2}, {1, 2, 4}, {0, 3}});
    work.organisation = {0, 0, 1, 1, JointWork::none};  // twice 0 with 1; 4 stands alone; then 0 with 1 again
    EXPECT_EQ(of(work, Measure::organisation_nodes), 2);
    EXPECT_EQ(of(work, Measure::organisation_edges), 1);
    EXPECT_EQ(of(work, Measure::organisation_mean_projects), 3);
    work.organisation = {0, 0, JointWork::none, JointWork::none, JointWork::none};
    EXPECT_EQ(of(work, Measure::organisation_nodes), 0) << "nobody works with another organisation";
}

Projection graph_of(const JointWork& work) {
    Memberships memberships;
    gather_memberships(work, Level::agents, memberships);
    Projection graph;
    graph.build(memberships);
    return graph;
}

TEST(Projection, IsAGraphOfBoost) {
    const Projection graph = graph_of(many_projects(200, Choice::anybody, 1));
    std::vector<std::uint32_t> component(graph.node_count());
    const auto count = boost::connected_components(
        graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    EXPECT_EQ(component, components_of(graph).of_node);
    EXPECT_EQ(count, components_of(graph).size.size());
}

TEST(Communities, OfTwoTrianglesThatAPairTies) {
    // Seven edges; in each triangle 3 edges and 7 ends of edges: Q = 6/7 − 2·(7/14)².
    const Projection graph = graph_of(joint_work(6, {{0, 1, 2}, {3, 4, 5}, {2, 3}}));
    Communities communities;
    communities.find(graph);
    const std::vector<std::uint32_t> expected{0, 0, 0, 1, 1, 1};
    EXPECT_EQ(std::vector(communities.of_nodes().begin(), communities.of_nodes().end()), expected);
    EXPECT_NEAR(modularity(graph, communities.of_nodes(), communities.count()), 6 / 7.0 - 0.5, 1e-12);
}

TEST(Communities, ThatWerePlantedAreFound) {
    const Projection graph = graph_of(many_projects(200, Choice::own_group, 1));
    Communities communities;
    communities.find(graph);
    EXPECT_EQ(communities.count(), 20U);
    for (std::size_t node = 0; node < graph.node_count(); ++node)
        EXPECT_EQ(communities.of_nodes()[node], node / 10);
}

}  // namespace
}  // namespace musubi::testing
