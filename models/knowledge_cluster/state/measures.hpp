#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/knowledge_cluster/state/fact_tallies.hpp"
#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// The network of running joint research at the end of a fiscal year: agents that share a project are
/// partners.
struct Network {
    std::int64_t nodes = 0, edges = 0, largest_component = 0, components = 0, highest_core = 0;
    double ties_per_agent = 0;
};

/// How a region, or a merged wide area, stands in the network of running joint research, at the end of a
/// fiscal year.
struct RegionNetwork {
    std::int64_t partners_in_core =
        0;  ///< participants in its largest component whose core number is at least 3
    std::int64_t outside_partners = 0;  ///< partners elsewhere, summed over its participants
    std::int64_t participants = 0;
};

/// What is measured for the results alone. No phase but the measuring ones reads it.
struct Measures {
    FactTallies tallies;
    std::array<double, fact_count> fact{};          ///< of the last fiscal year, by Fact
    std::array<double, field_count> field_share{};  ///< of the projects that run in its March
    Network network;                                ///< of the last March
    std::vector<RegionNetwork> cluster_networks;    ///< by cluster of the world; of the last March
};

}  // namespace musubi::knowledge_cluster
