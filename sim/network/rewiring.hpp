#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "musubi/random.hpp"
#include "sim/network/memberships.hpp"

namespace musubi {

/// A random network to compare joint work with. Two members of the same kind are swapped between two
/// projects, again and again, unless that would put a member twice into a project. Every node keeps its
/// number of projects, every project its size and its kinds.
class Rewiring {
  public:
    /// `kind` by node. Both must outlive this.
    Rewiring(const Memberships& observed, std::span<const std::uint8_t> kind);

    /// Sets `rewired` to the observed memberships after `swaps_each` accepted swaps per membership, with the
    /// draws of `luck`. False if too few swaps are possible to reach that number; `rewired` is then no random
    /// network.
    [[nodiscard]] bool rewire(Stream luck, std::size_t swaps_each, Memberships& rewired) const;

  private:
    [[nodiscard]] bool swap(std::uint32_t one, std::uint32_t other, Memberships& rewired) const;

    const Memberships& observed_;
    std::vector<std::uint32_t> project_of_;  ///< by membership, which is a place in `members`
    std::vector<std::uint32_t> alike_;       ///< memberships, those of a kind together
    struct Range {
        std::uint32_t begin = 0, count = 0;
    };
    std::vector<Range> range_of_;  ///< by membership: those of its kind, in `alike_`
};

}  // namespace musubi
