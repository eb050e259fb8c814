#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/network/labelled_network.hpp"

namespace musubi {

/// Makes one node, of the kind "organisation", of all agents of an organisation; agents without one stay as
/// they are. The weight of an edge is the sum of the weights between the agents; there is no edge within an
/// organisation. `projects` of an organisation is the largest number of any of its agents, `partners` the
/// number of its distinct partners.
LabelledNetwork by_organisation(const LabelledNetwork& agents);

/// The part of a network that lies in some regions.
struct RegionalNetwork {
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
RegionalNetwork regional_network(const LabelledNetwork& network, const std::vector<std::string>& regions,
                                 std::size_t most);

}  // namespace musubi
