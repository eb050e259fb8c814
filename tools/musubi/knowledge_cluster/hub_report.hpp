#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/knowledge_cluster/results/hub_candidates.hpp"
#include "sim/experiment/comparison/weighted_scores.hpp"
#include "sim/experiment/estimates/mean_and_range.hpp"

namespace musubi {

/// What `musubi hubs` says of one candidate.
struct HubLine {
    std::string name;
    WithInterval probability;     ///< of being a hub: Wilson's interval of the share of replicates
    MeanAndRange score;           ///< mean, with Student's interval
    WithInterval among_first;     ///< probability of being among as many as are aimed at: Wilson's interval
    WithInterval rank;            ///< mean, with Student's interval; 1 is the first
    double share_of_country = 0;  ///< mean over dimensions and replicates; NaN where the result does not tell
    std::vector<double> ahead;    ///< of each candidate: in which share of replicates its score is lower
    Variance variance;  ///< of the score; its `luck` is that of the replicates, drawn parameters and all
};

/// Expected numbers of hubs, each with the score interval of a share of the candidates.
struct ExpectedHubs {
    MeanAndRange regions, clusters;
};

/// Of the pairs of candidates those whose order is the same in so many replicates.
struct SettledPairs {
    std::size_t pairs = 0, settled = 0;
};
inline constexpr double settled_from = 0.95;
SettledPairs settled_pairs(const std::vector<HubLine>& lines);

struct HubReport {
    std::int64_t fiscal_year = 0;
    double threshold = 0;
    Vectors vectors;  ///< of the replicates
    std::vector<HubLine> regions, clusters;
    ExpectedHubs expected;  ///< at the threshold, under the weights that were drawn
    struct Point {
        double threshold = 0;
        ExpectedHubs expected;
    };
    std::vector<Point> curve;  ///< over the threshold
    struct Weighting {
        std::string name;
        ExpectedHubs expected;
    };
    std::vector<Weighting> weightings;  ///< at the threshold: equal weights, then each dimension alone
};

/// `vectors` are those of the result.
HubReport hub_report(const knowledge_cluster::HubResults& results, const Vectors& vectors, double threshold);

std::string as_text(const HubReport& report);
std::string as_json(const HubReport& report);

}  // namespace musubi
