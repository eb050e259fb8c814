#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/network/labelled_network.hpp"

namespace musubi {

/// Agents of one organisation become one node, of the kind "organisation"; those that stand alone stay. An
/// edge weighs the sum of what it stands for; within an organisation there is none. `projects` and `partners`
/// of an organisation are the most of any of its agents, and its distinct partners.
LabelledNetwork by_organisation(const LabelledNetwork& agents);

/// The part of a network that lies in some regions.
struct PlaceNetwork {
    struct Node {
        LabelledNetwork::Node who;
        std::size_t partners = 0;  ///< in the place
        /// Share of the pairs of others in the place whose shortest ways lead through it: who lies between.
        double betweenness = 0;
    };
    std::vector<Node> nodes;  ///< the most partners first, then as in the network; at most as many as wanted
    std::vector<LabelledNetwork::Edge> edges;  ///< among them, by position
    std::size_t all = 0;                       ///< nodes with a partner in the place
};

/// Measures are of all nodes in the place, however many are wanted.
PlaceNetwork place_network(const LabelledNetwork& network, const std::vector<std::string>& regions,
                           std::size_t most);

}  // namespace musubi
