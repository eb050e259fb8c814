#include "sim/network/regional_network.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/property_map.hpp>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace musubi {
namespace {

using Edge = LabelledNetwork::Edge;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

std::pair<std::uint32_t, std::uint32_t> in_order(std::uint32_t one, std::uint32_t other) {
    return {std::min(one, other), std::max(one, other)};
}

/// Edges between the nodes that old ones become; none within a node, nor of one that goes nowhere.
std::vector<Edge> mapped(const std::vector<Edge>& edges, const std::vector<std::uint32_t>& becomes) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> weights;
    for (const Edge& edge : edges) {
        const std::uint32_t from = becomes[edge.from], to = becomes[edge.to];
        if (from != to && from != nowhere && to != nowhere) weights[in_order(from, to)] += edge.weight;
    }
    std::vector<Edge> all;
    all.reserve(weights.size());
    for (const auto& [ends, weight] : weights) all.push_back({ends.first, ends.second, weight});
    return all;
}

std::vector<std::uint32_t> partners_of(std::size_t nodes, const std::vector<Edge>& edges) {
    std::vector<std::uint32_t> partners(nodes, 0);
    for (const Edge& edge : edges) {
        ++partners[edge.from];
        ++partners[edge.to];
    }
    return partners;
}

/// As a share of the pairs of others; 0 where there are none.
std::vector<double> betweenness_of(std::size_t nodes, const std::vector<Edge>& edges) {
    Graph graph(nodes);
    for (const Edge& edge : edges) boost::add_edge(edge.from, edge.to, graph);
    std::vector<double> between(nodes, 0.0);
    const auto index = boost::get(boost::vertex_index, graph);
    boost::brandes_betweenness_centrality(graph, boost::make_iterator_property_map(between.begin(), index));
    const auto others = static_cast<double>(nodes) - 1;
    const double pairs = others * (others - 1) / 2;
    for (double& share : between) share = pairs > 0 ? share / pairs : 0;
    return between;
}

}  // namespace

LabelledNetwork by_organisation(const LabelledNetwork& agents) {
    LabelledNetwork network{agents.title, {}, {}};
    std::map<std::pair<std::string, std::string>, std::uint32_t> organisations;  // by region and name
    std::vector<std::uint32_t> becomes;
    for (const LabelledNetwork::Node& agent : agents.nodes) {
        const auto next = static_cast<std::uint32_t>(network.nodes.size());
        if (agent.organisation.empty()) {
            becomes.push_back(next);
            network.nodes.push_back(agent);
            continue;
        }
        const auto [place, is_new] = organisations.emplace(std::pair(agent.region, agent.organisation), next);
        becomes.push_back(place->second);
        if (is_new) {
            network.nodes.push_back(agent);
            network.nodes.back().kind = "organisation";
            network.nodes.back().label = agent.organisation;
            network.nodes.back().label_ja = agent.organisation_ja;
        }
        auto& projects = network.nodes[place->second].projects;
        projects = std::max(projects, agent.projects);
    }
    network.edges = mapped(agents.edges, becomes);
    const auto partners = partners_of(network.nodes.size(), network.edges);
    for (std::size_t n = 0; n < partners.size(); ++n) network.nodes[n].partners = partners[n];
    return network;
}

RegionalNetwork regional_network(const LabelledNetwork& network, const std::vector<std::string>& regions,
                                 std::size_t most) {
    std::vector<std::uint32_t> inside, becomes(network.nodes.size(), nowhere);
    for (std::uint32_t n = 0; n < network.nodes.size(); ++n) {
        if (std::find(regions.begin(), regions.end(), network.nodes[n].region) == regions.end()) continue;
        becomes[n] = static_cast<std::uint32_t>(inside.size());
        inside.push_back(n);
    }
    const std::vector<Edge> edges = mapped(network.edges, becomes);
    const auto partners = partners_of(inside.size(), edges);
    const auto between = betweenness_of(inside.size(), edges);

    RegionalNetwork place;
    std::vector<std::uint32_t> order(inside.size());
    std::iota(order.begin(), order.end(), 0);
    std::erase_if(order, [&](std::uint32_t n) { return partners[n] == 0; });
    place.all = order.size();
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return partners[a] > partners[b]; });
    order.resize(std::min(most, order.size()));
    std::vector<std::uint32_t> shown(inside.size(), nowhere);
    for (const std::uint32_t n : order) {
        shown[n] = static_cast<std::uint32_t>(place.nodes.size());
        place.nodes.push_back({network.nodes[inside[n]], partners[n], between[n]});
    }
    place.edges = mapped(edges, shown);
    return place;
}

}  // namespace musubi
