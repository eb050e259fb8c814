#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi::knowledge_cluster {

/// The programme aims at about ten internationally competitive hubs (the sheet, a).
inline constexpr int hubs_aimed_at = 10;

/// Candidates for a hub in the last year of a result: regions, or merged wide areas. Numbers are by candidate
/// and replicate.
struct HubCandidates {
    std::vector<std::string> name;
    std::vector<std::vector<double>> score;                   ///< under the replicate's weights
    std::vector<std::vector<std::vector<double>>> dimension;  ///< score of each dimension
    /// Its size: what part of what the country has of the dimensions is its own, their mean; no replicates in
    /// a result that does not tell.
    std::vector<std::vector<double>> share_of_country;
};

/// What a result says about hubs, whatever the threshold and the weights.
struct HubResults {
    std::int64_t fiscal_year = 0;
    std::vector<std::string> dimension;        ///< names
    HubCandidates regions, clusters;           ///< the rest of the country is no candidate
    std::vector<std::vector<double>> weights;  ///< by replicate and dimension
};

/// Whether a result has the hub index: it is of this model, and of a version that has it.
[[nodiscard]] bool has_hubs(const Panel& panel);

/// Reads them out of a result that has them and at least one replicate.
[[nodiscard]] HubResults hub_results(const Panel& panel);

}  // namespace musubi::knowledge_cluster
