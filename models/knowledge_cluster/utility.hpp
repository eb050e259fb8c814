#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "models/knowledge_cluster/state.hpp"

namespace musubi::knowledge_cluster {

/// Logarithms and fading that the hot loop looks up instead of computing; constant in a run.
struct LookUp {
    explicit LookUp(const Parameters& p);

    [[nodiscard]] double log1p(std::size_t n) const {
        return n < log1p_table.size() ? log1p_table[n] : natural_log(1 + static_cast<double>(n));
    }
    /// What is left of a tie after some months without work.
    [[nodiscard]] float faded(int months) const {
        return months < static_cast<int>(fading.size()) ? fading[static_cast<std::size_t>(months)] : 0.0F;
    }
    std::array<double, 512> log1p_table;
    std::array<float, 480> fading;
};

/// Strength of a tie in a month (s.age(month)).
[[nodiscard]] inline float strength_now(const LookUp& look_up, const Bond& bond, std::int16_t age) {
    return bond.strength * look_up.faded(age - bond.worked);
}
/// Above this strength two agents need no introduction; below it their tie is forgotten.
inline constexpr float known_to_each_other = 0.2F;
/// Whether an introduction still counts.
[[nodiscard]] inline bool is_introduced(const Parameters& p, const Bond& bond, std::int16_t age) {
    return bond.introduced != 0 && age - bond.introduced <= p.scouting.memory;
}

/// Cosine of two vectors of knowledge. The order of the sums is fixed: four lanes, then a tree.
[[nodiscard]] inline float proximity(const Knowledge& one, const Knowledge& other) {
    std::array<float, 4> lane{};
    for (std::size_t i = 0; i < 16; i += 4)
        for (std::size_t l = 0; l < 4; ++l) lane[l] += one.axis[i + l] * other.axis[i + l];
    return (lane[0] + lane[2]) + (lane[1] + lane[3]);
}

/// The neighbours of one agent, for counting those that it shares with others: a small hash set on the stack.
class NeighbourSet {
  public:
    void fill(std::span<const std::uint32_t> neighbours);
    /// How many of these are in the set.
    [[nodiscard]] std::size_t shared_with(std::span<const std::uint32_t> others) const {
        std::size_t count = 0;
        for (const std::uint32_t node : others) count += contains(node) ? 1 : 0;
        return count;
    }
    [[nodiscard]] bool contains(std::uint32_t node) const {
        for (std::uint32_t at = slot(node);; at = (at + 1) & mask_) {
            if (table_[at] == node) return true;
            if (table_[at] == empty) return false;
        }
    }

  private:
    static constexpr std::uint32_t empty = ~0U, most = 4096;
    [[nodiscard]] std::uint32_t slot(std::uint32_t node) const { return (node * 0x9e3779b1U >> 20) & mask_; }
    std::array<std::uint32_t, most> table_;
    std::uint32_t mask_ = 0;
};

/// A headquarters' call as the two ends of a pair see it.
struct CallPull {
    RegionId region;  ///< none: no open call could pay the pair
    double utility = 0;
};
/// The best open call that could pay a pair of this group and firm: the group's institution belongs to the
/// region's cluster, and the pair's mean knowledge lies in one of its fields.
[[nodiscard]] CallPull call_for(const State& s, Month now, AgentId group, AgentId firm);

/// What a pair is worth to both of its ends alike: all of U_ij except the candidate's own degree and
/// attraction and the noise (model.md 3, phase 5).
struct PairValue {
    double common = 0;
    CallPull call;
    bool introduced = false;
};
/// `mine` holds the neighbours of `chooser`. Groups and firms, in any combination; calls need one of each.
[[nodiscard]] PairValue value_of_pair(const State& s, const LookUp& look_up, Month now,
                                      const NeighbourSet& mine, AgentId chooser, AgentId candidate);

/// What a candidate adds for whoever chooses it.
[[nodiscard]] inline double pull_of(const State& s, const LookUp& look_up, AgentId candidate) {
    return s.world->parameters.choice.degree * look_up.log1p(s.ties.degree(candidate.row)) +
           s.agents.standing[candidate].attraction;
}

/// Utility to an agent of staying alone this month, before the noise.
[[nodiscard]] inline double outside_option(const State& s, AgentId agent) {
    const auto& choice = s.world->parameters.choice;
    return s.agents.is_group(agent) ? choice.outside_group : choice.outside_firm;
}

}  // namespace musubi::knowledge_cluster
