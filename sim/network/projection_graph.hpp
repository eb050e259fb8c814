#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "sim/network/projection.hpp"

/// The projection as Boost.Graph sees it, without a copy: an undirected graph that is a vertex list,
/// incidence and adjacency graph. Vertices are the nodes, so `vertex_index` is the node itself.
namespace musubi {

struct Partnership {
    std::uint32_t from = 0, to = 0;
    bool operator==(const Partnership&) const = default;
};

/// Makes the partnership of a node and one of its partners.
struct PartnershipOf {
    std::uint32_t node = 0;
    Partnership operator()(std::uint32_t partner) const { return {node, partner}; }
};
using PartnershipIterator = boost::transform_iterator<PartnershipOf, const std::uint32_t*>;

inline auto vertices(const Projection& g) {
    using Iterator = boost::counting_iterator<std::uint32_t>;
    return std::pair(Iterator(0), Iterator(static_cast<std::uint32_t>(g.node_count())));
}
inline std::size_t num_vertices(const Projection& g) { return g.node_count(); }
inline auto adjacent_vertices(std::uint32_t node, const Projection& g) {
    const auto partners = g.partners(node);
    return std::pair(partners.data(), partners.data() + partners.size());
}
inline auto out_edges(std::uint32_t node, const Projection& g) {
    const auto [begin, end] = adjacent_vertices(node, g);
    return std::pair(PartnershipIterator(begin, PartnershipOf{node}),
                     PartnershipIterator(end, PartnershipOf{node}));
}
inline std::size_t out_degree(std::uint32_t node, const Projection& g) { return g.degree(node); }
inline std::uint32_t source(const Partnership& edge, const Projection& /*g*/) { return edge.from; }
inline std::uint32_t target(const Partnership& edge, const Projection& /*g*/) { return edge.to; }
inline auto get(boost::vertex_index_t /*index*/, const Projection& /*g*/) {
    return boost::typed_identity_property_map<std::uint32_t>();
}
inline std::uint32_t get(boost::vertex_index_t /*index*/, const Projection& /*g*/, std::uint32_t node) {
    return node;
}

}  // namespace musubi

template <>
struct boost::graph_traits<musubi::Projection> {
    struct traversal_category : virtual vertex_list_graph_tag,
                                virtual incidence_graph_tag,
                                virtual adjacency_graph_tag {};
    using directed_category = undirected_tag;
    using edge_parallel_category = disallow_parallel_edge_tag;

    using vertex_descriptor = std::uint32_t;
    using edge_descriptor = musubi::Partnership;
    using vertex_iterator = counting_iterator<vertex_descriptor>;
    using adjacency_iterator = const vertex_descriptor*;
    using out_edge_iterator = musubi::PartnershipIterator;

    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;

    static vertex_descriptor null_vertex() { return std::numeric_limits<vertex_descriptor>::max(); }
};

template <>
struct boost::property_map<musubi::Projection, boost::vertex_index_t> {
    using type = boost::typed_identity_property_map<std::uint32_t>;
    using const_type = type;
};

template <>
struct boost::graph_traits<const musubi::Projection> : boost::graph_traits<musubi::Projection> {};

template <>
struct boost::property_map<const musubi::Projection, boost::vertex_index_t>
    : boost::property_map<musubi::Projection, boost::vertex_index_t> {};
