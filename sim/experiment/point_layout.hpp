#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// How the points of a list hang together, as far as their values and their order show it.
struct PointLayout {
    enum class Kind {
        independent,
        factorial,  ///< every combination of the levels once
        saltelli,   ///< its blocks, each row proved by the others
        alike,      ///< neighbours are: curves (FAST) or a chain
        repeated,   ///< rows share more values than independent ones would: trajectories, blocks, copies
    };
    Kind kind = Kind::independent;
    bool second_order = false;       ///< of saltelli
    std::vector<std::size_t> order;  ///< of saltelli: the points as design.hpp orders them
};

/// Of a number a point and factor. Saltelli's design is known block by block (SALib) and matrix by matrix: A,
/// B, A with each factor from B, then B with each from A (OpenTURNS, R's sensitivity).
///
/// Points that only look dependent are taken for independent: a list that was sorted, an even sequence, and
/// few levels that repeat no more than chance has them (5 standard deviations).
PointLayout layout_of(const std::vector<std::vector<double>>& factors);

}  // namespace musubi
