#include "musubi/ties_graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "musubi/random.hpp"

namespace {

struct Road {
    double length = 1;
};
using Roads = musubi::Ties<Road>;
using Reference =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Road>;

template <class G>
void is_a_graph() {
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<G, std::uint32_t, boost::vertex_index_t>));
}

/// Some five hundred ties among three hundred nodes, and the same as Boost's own graph.
struct Both {
    Roads ties{300};
    Reference boost{300};

    Both() {
        const musubi::Stream stream(musubi::key_of("roads"));
        for (musubi::Key k = 0; k < 500; ++k) {
            const auto a = static_cast<Roads::Node>(stream.words(k, 0).first % 300);
            const auto b = static_cast<Roads::Node>(stream.words(k, 1).first % 300);
            const Road road{stream.uniform(k, 2)};
            if (a == b || ties.has(a, b)) continue;
            ties.connect(a, b, road);
            add_edge(a, b, road, boost);
        }
    }
};

template <class T>
auto indexed(std::vector<T>& values) {
    return boost::make_iterator_property_map(values.begin(),
                                             boost::typed_identity_property_map<std::uint32_t>());
}

template <class G>
std::vector<std::size_t> components(const G& g) {
    std::vector<std::size_t> of(num_vertices(g));
    std::vector<boost::default_color_type> seen(num_vertices(g));
    boost::connected_components(g, indexed(of), boost::color_map(indexed(seen)));
    return of;
}
template <class G>
std::vector<std::size_t> cores(const G& g) {
    std::vector<std::size_t> of(num_vertices(g));
    boost::core_numbers(g, indexed(of));
    return of;
}
template <class G>
std::vector<std::size_t> steps_from_first(const G& g) {
    std::vector<std::size_t> steps(num_vertices(g), 0);
    const auto recorder = boost::record_distances(indexed(steps), boost::on_tree_edge());
    std::vector<boost::default_color_type> seen(num_vertices(g));
    boost::breadth_first_search(g, 0,
                                boost::visitor(boost::make_bfs_visitor(recorder)).color_map(indexed(seen)));
    return steps;
}

}  // namespace

TEST(TiesGraph, IsWhatBoostCallsAGraph) {
    is_a_graph<musubi::Ties<>>();
    is_a_graph<Roads>();
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Roads, musubi::Tie, boost::edge_bundle_t>));
}

TEST(TiesGraph, BoostsAlgorithmsRunOnItAndFindWhatTheyFindOnTheirOwnGraph) {
    const Both both;
    EXPECT_EQ(num_edges(both.ties), num_edges(both.boost));
    EXPECT_EQ(components(both.ties), components(both.boost));
    EXPECT_EQ(cores(both.ties), cores(both.boost));
    EXPECT_EQ(steps_from_first(both.ties), steps_from_first(both.boost));
}

TEST(TiesGraph, BondsAreEdgeProperties) {
    const Both both;
    const auto shortest_roads_that_join_all = [](const auto& g) {
        using Edge = typename boost::graph_traits<std::decay_t<decltype(g)>>::edge_descriptor;
        const auto length = boost::make_function_property_map<Edge>(
            [&](Edge edge) { return get(boost::edge_bundle, g, edge).length; });
        std::vector<Edge> tree;
        boost::kruskal_minimum_spanning_tree(g, std::back_inserter(tree), boost::weight_map(length));
        std::vector<double> lengths(tree.size());
        std::transform(tree.begin(), tree.end(), lengths.begin(), [&](Edge edge) { return length[edge]; });
        return lengths;
    };
    EXPECT_EQ(shortest_roads_that_join_all(both.ties), shortest_roads_that_join_all(both.boost));
    EXPECT_GT(shortest_roads_that_join_all(both.ties).size(), 200U);
}

TEST(TiesGraph, EveryTieIsAnEdgeOnceAndAnIncidentEdgeAtBothEnds) {
    const Both both;
    std::set<std::pair<std::uint32_t, std::uint32_t>> all;
    for (auto [tie, end] = edges(both.ties); tie != end; ++tie) {
        EXPECT_LT(source(*tie, both.ties), target(*tie, both.ties));
        EXPECT_TRUE(all.insert((*tie).ends()).second);
        EXPECT_EQ(get(boost::edge_bundle, both.ties, *tie).length,
                  both.ties.bond((*tie).to, (*tie).from).length);
    }
    EXPECT_EQ(all.size(), num_edges(both.ties));

    for (auto [v, last] = vertices(both.ties); v != last; ++v) {
        const auto [out, out_end] = out_edges(*v, both.ties);
        const auto [in, in_end] = in_edges(*v, both.ties);
        EXPECT_EQ(static_cast<std::size_t>(out_end - out), degree(*v, both.ties));
        EXPECT_TRUE(std::equal(out, out_end, in, in_end)) << "a tie is the same from both ends";
        EXPECT_TRUE(std::all_of(out, out_end, [node = *v](musubi::Tie tie) { return tie.from == node; }));
        EXPECT_TRUE(std::all_of(in, in_end, [node = *v](musubi::Tie tie) { return tie.to == node; }));
    }
}

TEST(TiesGraph, AnEmptyNetworkHasNoEdges) {
    const musubi::Ties<> none, three(3);
    EXPECT_EQ(edges(none).first, edges(none).second);
    EXPECT_EQ(edges(three).first, edges(three).second);
    EXPECT_EQ(num_vertices(three), 3U);
}
