#include "models/knowledge_cluster/measures/network.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/knowledge_cluster/little_projects.hpp"

// The network of running joint research: drawn by hand, and against a search and a peeling as anybody would
// write them.
namespace musubi::knowledge_cluster::testing {
namespace {

/// Groups 0 and 1 of AAA and group 2 of BBB; firms 0 to 2 of AAA and firm 3 of BBB.
struct Drawn : Little {
    std::vector<AgentId> group, firm;
    Drawn() : Little(three_regions) {
        const InstitutionId alpha = add_institution(*this, "AAA"), beta = add_institution(*this, "BBB");
        for (const InstitutionId home : {alpha, alpha, beta})
            group.push_back(add_group(*this, home, {.slots = 8}));
        for (const char* home : {"AAA", "AAA", "AAA", "BBB"})
            firm.push_back(add_firm(*this, home, {.slots = 8}));
    }
    void project(const std::vector<AgentId>& members) { add_project(*this, {.members = members}); }
    const Network& measure() {
        measure_network(*world, april_2002, s, s.programme, s.measures, w.measures);
        return s.measures.network;
    }
    [[nodiscard]] const RegionNetwork& of(const std::string& code) const {
        return s.programme.headquarters[region(code)].network;
    }
};

TEST(Network, IsOfProjectsThatRunAlready) {
    Drawn l;
    add_project(l, {.members = {l.group[0], l.firm[0]}, .start = april_2002 + 1});
    EXPECT_EQ(l.measure().nodes, 0);
}

TEST(Network, WithoutProjectsIsEmpty) {
    Drawn l;
    tie(l, l.group[0], l.firm[0]);  // a tie is no joint research
    const Network& network = l.measure();
    EXPECT_EQ(network.nodes, 0);
    EXPECT_EQ(network.edges, 0);
    EXPECT_EQ(network.components, 0);
    EXPECT_EQ(network.largest_component, 0);
    EXPECT_EQ(network.highest_core, 0);
    EXPECT_EQ(l.of("AAA").participants, 0);
}

TEST(Network, OfAHandDrawnGraphIsMeasuredAsDrawn) {
    //     g0 —— g1 —— f2        g2 —— f3
    //      | ╲╱ |
    //      | ╱╲ |
    //     f0 —— f1
    Drawn l;
    l.project({l.group[0], l.firm[0], l.group[1], l.firm[1]});  // a clique of four: six edges, core number 3
    l.project({l.group[1], l.firm[2]});
    l.project({l.group[0], l.firm[0]});  // partners already
    l.project({l.group[2], l.firm[3]});
    tie(l, l.group[0], l.firm[0]);
    tie(l, l.group[0], l.firm[3]);
    const Network& network = l.measure();
    EXPECT_EQ(network.nodes, 7);
    EXPECT_EQ(network.edges, 6 + 1 + 1);
    EXPECT_EQ(network.components, 2);
    EXPECT_EQ(network.largest_component, 5);
    EXPECT_EQ(network.highest_core, 3);
    EXPECT_NEAR(network.ties_per_agent, 2 * 2 / 7.0, 1e-12);

    EXPECT_EQ(l.of("AAA").participants, 5);
    EXPECT_EQ(l.of("AAA").partners_in_core, 4) << "f2 hangs on by one edge";
    EXPECT_EQ(l.of("AAA").outside_partners, 0);
    EXPECT_EQ(l.of("BBB").participants, 2);
    EXPECT_EQ(l.of("BBB").partners_in_core, 0);
    EXPECT_EQ(l.of("CCC").participants, 0);
}

TEST(Network, PartnersOutsideAreCountedFromBothSides) {
    Drawn l;
    l.project({l.group[0], l.firm[3], l.group[2]});  // one of AAA with two of BBB
    l.measure();
    EXPECT_EQ(l.of("AAA").outside_partners, 2);
    EXPECT_EQ(l.of("BBB").outside_partners, 2);
    EXPECT_EQ(l.of("BBB").participants, 2);
}

TEST(Network, TheCoreOfARegionLiesInItsLargestComponent) {
    // Two cliques of four: with two of BBB in one and one of BBB in the other.
    Drawn l;
    const AgentId more = add_firm(l, "CCC", {.slots = 8});
    l.project({l.group[0], l.firm[0], l.group[2], l.firm[3]});
    l.project({l.group[1], l.firm[1], l.firm[2], more});
    l.measure();
    EXPECT_EQ(l.of("BBB").partners_in_core, 2);
    EXPECT_EQ(l.of("CCC").partners_in_core, 1);
    EXPECT_EQ(l.of("AAA").participants, 5);
    EXPECT_EQ(l.of("AAA").partners_in_core, 3) << "the clique with three of its participants";
}

TEST(Network, IsThatOfTheProjectsOfNowOnly) {
    Drawn l;
    l.project({l.group[0], l.firm[0]});
    l.measure();
    l.s.projects.alive.clear();
    EXPECT_EQ(l.measure().nodes, 0);
    EXPECT_EQ(l.of("AAA").participants, 0);
}

using Graph = std::map<std::uint32_t, std::set<std::uint32_t>>;

std::size_t reach(const Graph& graph, std::uint32_t from, std::set<std::uint32_t>& seen) {
    if (!seen.insert(from).second) return 0;
    std::size_t size = 1;
    for (const std::uint32_t next : graph.at(from)) size += reach(graph, next, seen);
    return size;
}

/// The highest k for which something is left when all with fewer than k partners have gone, one by one.
std::int64_t highest_core(const Graph& whole) {
    for (std::int64_t k = 1;; ++k) {
        Graph graph = whole;
        const auto weak = [&](const auto& node) { return static_cast<std::int64_t>(node.second.size()) < k; };
        for (auto gone = graph.begin();
             (gone = std::find_if(graph.begin(), graph.end(), weak)) != graph.end();) {
            for (const std::uint32_t partner : gone->second) graph[partner].erase(gone->first);
            graph.erase(gone);
        }
        if (graph.empty()) return k - 1;
    }
}

TEST(Network, AgreesWithASearchAndAPeeling) {
    const bool ok = rc::check([] {
        Little l(one_region);
        const InstitutionId university = add_institution(l, "AAA");
        std::vector<AgentId> agents;
        agents.reserve(24);
        for (int i = 0; i < 12; ++i) agents.push_back(add_group(l, university, {.slots = 30}));
        for (int i = 0; i < 12; ++i) agents.push_back(add_firm(l, "AAA", {.slots = 30}));
        Graph graph;
        const auto projects = *rc::gen::inRange(0, 15);
        for (int n = 0; n < projects; ++n) {
            std::set<AgentId> members{agents[*rc::gen::inRange<std::size_t>(0, 12)],
                                      agents[*rc::gen::inRange<std::size_t>(12, 24)]};
            const auto guests = *rc::gen::inRange(0, 4);
            for (int i = 0; i < guests; ++i) members.insert(agents[*rc::gen::inRange<std::size_t>(0, 24)]);
            add_project(l, {.members = {members.begin(), members.end()}});
            for (const AgentId one : members)
                for (const AgentId other : members)
                    if (one != other) graph[one.row].insert(other.row);
        }
        measure_network(*l.world, april_2002, l.s, l.s.programme, l.s.measures, l.w.measures);
        std::set<std::uint32_t> seen;
        std::size_t ends = 0, components = 0, largest = 0;
        for (const auto& [node, partners] : graph) {
            ends += partners.size();
            const std::size_t size = reach(graph, node, seen);
            components += size > 0 ? 1 : 0;
            largest = std::max(largest, size);
        }
        const Network& network = l.s.measures.network;
        RC_ASSERT(network.nodes == static_cast<std::int64_t>(graph.size()));
        RC_ASSERT(network.edges == static_cast<std::int64_t>(ends / 2));
        RC_ASSERT(network.components == static_cast<std::int64_t>(components));
        RC_ASSERT(network.largest_component == static_cast<std::int64_t>(largest));
        RC_ASSERT(network.highest_core == highest_core(graph));
    });
    EXPECT_TRUE(ok);
}

TEST(Network, OfAMergedAreaHasAComponentAndAnOutsideOfItsOwn) {
    // The two cliques of four again: AAA has more in the second, AAA and BBB together more in the first.
    Drawn l;
    const AgentId more = add_firm(l, "CCC", {.slots = 8});
    l.project({l.group[0], l.firm[0], l.group[2], l.firm[3]});
    l.project({l.group[1], l.firm[1], l.firm[2], more});
    l.measure();
    ASSERT_EQ(l.s.measures.cluster_networks.size(), 2U);
    const RegionNetwork &merged = l.s.measures.cluster_networks[0], &alone = l.s.measures.cluster_networks[1];
    EXPECT_EQ(merged.participants, 7);
    EXPECT_EQ(merged.partners_in_core, 4) << "the clique that spans AAA and BBB";
    EXPECT_EQ(merged.outside_partners, 3) << "three of AAA with the one of CCC; BBB is not outside";
    EXPECT_EQ(l.of("AAA").outside_partners + l.of("BBB").outside_partners, (2 * 2 + 3) + 2 * 2);
    EXPECT_EQ(alone.participants, l.of("CCC").participants);
    EXPECT_EQ(alone.partners_in_core, l.of("CCC").partners_in_core);
    EXPECT_EQ(alone.outside_partners, l.of("CCC").outside_partners);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
