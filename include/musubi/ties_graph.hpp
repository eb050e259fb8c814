#pragma once

#include <algorithm>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

#include "musubi/ties.hpp"

/// The network of ties as Boost.Graph sees it, without a copy: an undirected graph that is a vertex list,
/// incidence, bidirectional, adjacency and edge list graph. Vertices are nodes, so `vertex_index` is the node
/// itself, and `edge_bundle` is the bond. Nothing here changes a network; what Boost's iterators point to
/// lasts until it changes.
namespace musubi {

/// A tie seen from one end. The same tie from the other end is equal.
struct Tie {
    std::uint32_t from = 0, to = 0;

    [[nodiscard]] constexpr std::pair<std::uint32_t, std::uint32_t> ends() const {
        return std::minmax(from, to);
    }
    constexpr bool operator==(const Tie& other) const { return ends() == other.ends(); }
    constexpr std::strong_ordering operator<=>(const Tie& other) const {
        const auto [low, high] = ends();
        const auto [others_low, others_high] = other.ends();
        return low != others_low ? low <=> others_low : high <=> others_high;
    }
};

/// Over the ties of one node, seen from it (`From`) or from its neighbours.
template <bool From>
class IncidentTies
    : public boost::iterator_facade<IncidentTies<From>, Tie, std::random_access_iterator_tag, Tie> {
  public:
    IncidentTies() = default;
    IncidentTies(std::uint32_t node, const std::uint32_t* neighbour) : node_(node), neighbour_(neighbour) {}

  private:
    friend class boost::iterator_core_access;
    [[nodiscard]] Tie dereference() const { return From ? Tie{node_, *neighbour_} : Tie{*neighbour_, node_}; }
    [[nodiscard]] bool equal(const IncidentTies& other) const { return neighbour_ == other.neighbour_; }
    [[nodiscard]] std::ptrdiff_t distance_to(const IncidentTies& other) const {
        return other.neighbour_ - neighbour_;
    }
    void increment() { ++neighbour_; }
    void decrement() { --neighbour_; }
    void advance(std::ptrdiff_t by) { neighbour_ += by; }

    std::uint32_t node_ = 0;
    const std::uint32_t* neighbour_ = nullptr;
};

/// Over all ties of a network, each once, from its lower end.
template <class Bond>
class AllTies : public boost::iterator_facade<AllTies<Bond>, Tie, std::forward_iterator_tag, Tie> {
  public:
    AllTies() = default;
    AllTies(const Ties<Bond>& ties, std::size_t node) : ties_(&ties), node_(node) { to_a_lower_end(); }

  private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint32_t node() const { return static_cast<std::uint32_t>(node_); }
    [[nodiscard]] Tie dereference() const { return {node(), ties_->neighbours(node())[position_]}; }
    [[nodiscard]] bool equal(const AllTies& other) const {
        return node_ == other.node_ && position_ == other.position_;
    }
    void increment() {
        ++position_;
        to_a_lower_end();
    }
    void to_a_lower_end() {
        for (; node_ < ties_->node_count(); ++node_, position_ = 0) {
            const auto neighbours = ties_->neighbours(node());
            while (position_ < neighbours.size() && neighbours[position_] < node_) ++position_;
            if (position_ < neighbours.size()) return;
        }
    }

    const Ties<Bond>* ties_ = nullptr;
    std::size_t node_ = 0;
    std::size_t position_ = 0;
};

/// The bond of a tie, as a property map.
template <class Bond>
struct Bonds : boost::put_get_helper<const Bond&, Bonds<Bond>> {
    using key_type = Tie;
    using value_type = Bond;
    using reference = const Bond&;
    using category = boost::readable_property_map_tag;

    const Ties<Bond>* ties = nullptr;
    explicit Bonds(const Ties<Bond>& of) : ties(&of) {}
    reference operator[](Tie tie) const { return ties->bond(tie.from, tie.to); }
};

template <class Bond>
auto vertices(const Ties<Bond>& g) {
    using Iterator = typename boost::graph_traits<Ties<Bond>>::vertex_iterator;
    return std::pair(Iterator(0), Iterator(static_cast<std::uint32_t>(g.node_count())));
}
template <class Bond>
std::size_t num_vertices(const Ties<Bond>& g) {
    return g.node_count();
}
template <class Bond>
auto edges(const Ties<Bond>& g) {
    return std::pair(AllTies<Bond>(g, 0), AllTies<Bond>(g, g.node_count()));
}
template <class Bond>
std::size_t num_edges(const Ties<Bond>& g) {
    return g.edge_count();
}
template <class Bond>
std::uint32_t source(Tie tie, const Ties<Bond>&) {
    return tie.from;
}
template <class Bond>
std::uint32_t target(Tie tie, const Ties<Bond>&) {
    return tie.to;
}
template <class Bond>
auto adjacent_vertices(std::uint32_t node, const Ties<Bond>& g) {
    const auto neighbours = g.neighbours(node);
    return std::pair(neighbours.data(), neighbours.data() + neighbours.size());
}
template <class Bond>
auto out_edges(std::uint32_t node, const Ties<Bond>& g) {
    const auto [begin, end] = adjacent_vertices(node, g);
    return std::pair(IncidentTies<true>(node, begin), IncidentTies<true>(node, end));
}
template <class Bond>
auto in_edges(std::uint32_t node, const Ties<Bond>& g) {
    const auto [begin, end] = adjacent_vertices(node, g);
    return std::pair(IncidentTies<false>(node, begin), IncidentTies<false>(node, end));
}
template <class Bond>
std::size_t out_degree(std::uint32_t node, const Ties<Bond>& g) {
    return g.degree(node);
}
template <class Bond>
std::size_t in_degree(std::uint32_t node, const Ties<Bond>& g) {
    return g.degree(node);
}
template <class Bond>
std::size_t degree(std::uint32_t node, const Ties<Bond>& g) {
    return g.degree(node);
}
/// The tie between two nodes, and whether there is one: an adjacency matrix graph, by search of a block.
template <class Bond>
std::pair<Tie, bool> edge(std::uint32_t a, std::uint32_t b, const Ties<Bond>& g) {
    return {Tie{a, b}, g.has(a, b)};
}

template <class Bond>
auto get(boost::vertex_index_t, const Ties<Bond>&) {
    return boost::typed_identity_property_map<std::uint32_t>();
}
template <class Bond>
std::uint32_t get(boost::vertex_index_t, const Ties<Bond>&, std::uint32_t node) {
    return node;
}
template <class Bond>
Bonds<Bond> get(boost::edge_bundle_t, const Ties<Bond>& g) {
    return Bonds<Bond>(g);
}
template <class Bond>
const Bond& get(boost::edge_bundle_t, const Ties<Bond>& g, Tie tie) {
    return g.bond(tie.from, tie.to);
}

}  // namespace musubi

template <class Bond>
struct boost::graph_traits<musubi::Ties<Bond>> {
    struct traversal_category : virtual vertex_list_graph_tag,
                                virtual bidirectional_graph_tag,
                                virtual adjacency_graph_tag,
                                virtual edge_list_graph_tag,
                                virtual adjacency_matrix_tag {};
    using directed_category = undirected_tag;
    using edge_parallel_category = disallow_parallel_edge_tag;

    using vertex_descriptor = std::uint32_t;
    using edge_descriptor = musubi::Tie;
    using vertex_iterator = counting_iterator<vertex_descriptor>;
    using adjacency_iterator = const vertex_descriptor*;
    using out_edge_iterator = musubi::IncidentTies<true>;
    using in_edge_iterator = musubi::IncidentTies<false>;
    using edge_iterator = musubi::AllTies<Bond>;

    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;

    static vertex_descriptor null_vertex() { return std::numeric_limits<vertex_descriptor>::max(); }
};

template <class Bond>
struct boost::graph_traits<const musubi::Ties<Bond>> : boost::graph_traits<musubi::Ties<Bond>> {};

template <class Bond>
struct boost::property_map<musubi::Ties<Bond>, boost::vertex_index_t> {
    using type = boost::typed_identity_property_map<std::uint32_t>;
    using const_type = type;
};

template <class Bond>
struct boost::property_map<musubi::Ties<Bond>, boost::edge_bundle_t> {
    using type = musubi::Bonds<Bond>;
    using const_type = type;
};

template <class Bond, class Property>
struct boost::property_map<const musubi::Ties<Bond>, Property>
    : boost::property_map<musubi::Ties<Bond>, Property> {};
