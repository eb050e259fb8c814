#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// The structure of a list of points, as far as values and order show it.
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

/// Takes one number per point and factor. Saltelli's design is recognised in two orders: block by block
/// (SALib), and matrix by matrix (OpenTURNS, R's sensitivity): A, B, A with each factor from B, B with each
/// factor from A.
///
/// Points that only look dependent are taken for independent: a sorted list, a low-discrepancy sequence, and
/// levels that repeat no more often than by chance (within 5 standard deviations).
PointLayout layout_of(const std::vector<std::vector<double>>& factors);

}  // namespace musubi
