#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/memberships.hpp"
#include "sim/network/projection.hpp"

namespace musubi {

/// Whom brokers introduce to one another. Shares are NaN if nobody was introduced.
struct Brokerage {
    double brokers = 0;   ///< who introduced somebody
    double across = 0;    ///< share of introductions between two regions
    double bridging = 0;  ///< share of those who neither work together nor have a common partner
};

Brokerage brokerage(const JointWork& work, const Memberships& agents, const Projection& graph);

}  // namespace musubi
