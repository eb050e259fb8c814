#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// Factors that nothing can tell apart by their ranks.
struct MovingTogether {
    std::vector<std::size_t> kept;  ///< of factors that always move together, the first
    /// Of each that was kept, the others that always rise, or always fall, when it rises.
    std::vector<std::vector<std::size_t>> with;
    [[nodiscard]] bool none(std::size_t factors) const { return kept.size() == factors; }
};

/// `factors` holds the numbers of each factor at every point. One that does not vary moves with no other.
MovingTogether moving_together(const std::vector<std::vector<double>>& factors);

}  // namespace musubi
