#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "musubi/phase.hpp"
#include "musubi/random.hpp"
#include "sim/network/memberships.hpp"

namespace musubi {

/// What is held against chance.
enum class Structure : std::uint8_t { clustering, modularity_regions, modularity_communities };
inline constexpr std::size_t structure_count = 3;
inline constexpr std::array<const char*, structure_count> structure_names{"clustering", "modularity_regions",
                                                                          "modularity_communities"};

/// A measure beside those of its chance networks.
struct AgainstChance {
    double observed = 0;
    double null_mean = 0;
    double null_quantile = 0;  ///< share of chance networks strictly below it, and half of those equal to it
};

/// Compares the agents' network with `nulls` rewired ones (see Rewiring), on as many workers as there are:
/// the same bits on any number. Mean and quantile are NaN if too few swaps are possible, or if nothing was to
/// be compared.
std::array<AgainstChance, structure_count> compare_with_chance(const JointWork& work,
                                                               const Memberships& agents, Key luck,
                                                               std::size_t nulls, const Workers& workers);

}  // namespace musubi
