#pragma once

#include <cstdint>
#include <vector>

#include "sim/network/projection.hpp"

namespace musubi {

/// How often two partners of a node are partners themselves. NaN where there are no two.
struct Clustering {
    double overall = 0;  ///< closed triads of all triads (transitivity)
    double local = 0;    ///< mean over the nodes of each one's share; 0 for those with one partner
};

/// Counts triangles, each once: from its node of lowest degree, along edges that rise in degree.
class TriangleCount {
  public:
    [[nodiscard]] Clustering clustering(const Projection& graph);

  private:
    void orient(const Projection& graph);
    void count(std::size_t nodes);

    std::vector<std::uint32_t> first_, higher_, seen_by_, triangles_;
};

}  // namespace musubi
