#pragma once

#include <string>
#include <vector>

#include "sim/network/network_tables.hpp"

namespace musubi {

/// The centrality of an organisation among those who work together in some regions, in one replicate and
/// year.
struct Centrality {
    std::string name, name_ja, region;
    bool generated = false;  ///< stands for no real one
    double partners = 0;     ///< other organisations there, and agents that stand alone
    /// Of the projects with two or more members there, the share in which one of its agents is a member.
    double project_share = 0;
    double betweenness = 0;  ///< see RegionalNetwork
};

/// For each place, which is some regions: one of every organisation there, in their order in the tables; who
/// works with nobody there has zeros. A year that the tables do not have is one in which nobody worked
/// together.
std::vector<std::vector<Centrality>> centralities(const NetworkTables& tables, std::int64_t fiscal_year,
                                                  const std::vector<std::vector<std::string>>& places);

}  // namespace musubi
