#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/network/memberships.hpp"
#include "sim/network/network_tables.hpp"

namespace musubi {

/// A network as it is handed to other programs: with names and positions.
struct LabelledNetwork {
    struct Node {
        std::string id, label, label_ja, kind, organisation, organisation_ja, region, region_name_ja;
        bool generated = false;              ///< its organisation, see JointWork
        double latitude = 0, longitude = 0;  ///< of its region
        std::uint32_t projects = 0, partners = 0, core = 0, component = 0, community = 0;
    };
    struct Edge {
        std::uint32_t from = 0, to = 0;  ///< positions in `nodes`
        std::uint32_t weight = 0;        ///< projects that they share
    };
    std::string title;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

/// The projection of one year, with what it takes to see it: component, core number and community of each.
LabelledNetwork labelled_network(const NetworkTables& tables, const NetworkTables::Year& year, Level level);

}  // namespace musubi
