#include "sim/experiment/designs/moving_together.hpp"

#include <algorithm>

#include "sim/experiment/designs/complete_points.hpp"

namespace musubi {
namespace {

/// Whether one factor is the same at two points just where the other is, and rises or falls with it, in one
/// direction only. `order` has the points from the smallest number of `one` up.
bool move_together(const std::vector<double>& one, const std::vector<double>& other,
                   const std::vector<std::size_t>& order) {
    bool rises = false, falls = false;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        const std::size_t p = order[i], q = order[i + 1];
        if ((one[p] == one[q]) != (other[p] == other[q])) return false;
        rises |= other[p] < other[q];
        falls |= other[p] > other[q];
    }
    return rises != falls;
}

}  // namespace

MovingTogether moving_together(const std::vector<std::vector<double>>& factors) {
    MovingTogether found;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        const std::vector<std::size_t> order = order_of(factors[f]);
        const auto twin = std::find_if(found.kept.begin(), found.kept.end(), [&](std::size_t kept) {
            return move_together(factors[f], factors[kept], order);
        });
        if (twin == found.kept.end()) {
            found.kept.push_back(f);
            found.with.emplace_back();
        } else {
            found.with[static_cast<std::size_t>(twin - found.kept.begin())].push_back(f);
        }
    }
    return found;
}

}  // namespace musubi
