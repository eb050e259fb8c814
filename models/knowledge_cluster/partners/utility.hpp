#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tie_strength.hpp"

/// What a partner is worth: the utility U_ij, but for its noise, which search and matching draw.
///
/// Formula: U_ij = tie·w_ij + introduced·[introduced] + shared·ln(1 + shared partners)
///               + degree·ln(1 + ties of j)
///               + near·(p − p²) − distance·ln(1 + km/10) + wide·[same wide area] + attraction(j)
///               + call·(uncommitted share)·[eligible, and calls attract] + Gumbel
///          A pair is eligible for an open call with uncommitted money if the group's institution belongs to
///          the cluster and the nearest field of the pair's summed knowledge is one of its fields; the best
///          call counts. attraction(j): population.hpp. Outside option: outside_group or outside_firm.
/// Keys:    choice.tie, choice.introduced, choice.shared, choice.degree, choice.near, choice.distance,
///          choice.wide, choice.call, choice.outside_group, choice.outside_firm, calls.attract
/// Source:  docs/odd.md, "Search and matching"; class c.
namespace musubi::knowledge_cluster {

/// The neighbours of one agent, for finding an agent among them and for counting those that it shares with
/// others: a small hash table on the stack.
class NeighbourSet {
  public:
    static constexpr std::uint32_t absent = ~0U;

    void fill(std::span<const std::uint32_t> neighbours);
    /// How many of these are in the set.
    [[nodiscard]] std::size_t shared_with(std::span<const std::uint32_t> others) const;
    /// Which of the neighbours it is, or `absent`.
    [[nodiscard]] std::uint32_t position(std::uint32_t node) const {
        for (std::uint32_t at = hash(node) & mask_;; at = (at + 1) & mask_) {
            if (table_[at] == node) return position_[at];
            if (table_[at] == empty) return absent;
        }
    }
    [[nodiscard]] bool contains(std::uint32_t node) const { return position(node) != absent; }

  private:
    static constexpr std::uint32_t empty = ~0U, most = 4096;
    [[nodiscard]] static std::uint32_t hash(std::uint32_t node) { return node * 0x9e3779b1U >> 20; }
    [[nodiscard]] std::uint64_t may_contain(std::uint32_t node) const {
        return marks_[hash(node) >> 6] >> (hash(node) & 63) & 1;
    }
    std::array<std::uint32_t, most> table_, position_;
    std::array<std::uint64_t, most / 64> marks_;  ///< a bit a hash: most strangers are told by it alone
    std::uint32_t mask_ = 0;
};

/// A headquarters' call as the two ends of a pair see it.
struct CallPull {
    RegionId region;  ///< none: no open call could pay the pair
    double utility = 0;
};
/// The best open call that could pay a pair of this group and firm.
[[nodiscard]] CallPull call_for(const World& world, const State& s, Month now, AgentId group, AgentId firm);

/// What a pair is worth to both of its ends alike: all of U_ij except the candidate's own degree and
/// attraction and the noise.
struct PairValue {
    double common = 0;
    CallPull call;
    bool introduced = false;
};
/// `mine` holds the neighbours of `chooser`. Groups and firms, in any combination; calls need one of each.
/// Without what the shared partners add, which takes longest to find out.
[[nodiscard]] PairValue value_of_pair_alone(const World& world, const State& s, const LookUp& look_up,
                                            Month now, const NeighbourSet& mine, AgentId chooser,
                                            AgentId candidate);
/// A bound of the whole value that looks neither at knowledge, nor at calls, nor at shared partners.
[[nodiscard]] double most_of_pair(const World& world, const State& s, const LookUp& look_up, Month now,
                                  const NeighbourSet& mine, AgentId chooser, AgentId candidate);
/// What the partners that a candidate shares with the chooser add.
[[nodiscard]] inline double pull_of_shared_partners(const Parameters& p, const State& s,
                                                    const LookUp& look_up, const NeighbourSet& mine,
                                                    AgentId candidate) {
    return p.choice.shared * look_up.log1p(mine.shared_with(s.ties.neighbours(candidate.row)));
}
/// What they could add at most: not more partners can be shared than either has.
[[nodiscard]] inline double most_of_shared_partners(const Parameters& p, const State& s,
                                                    const LookUp& look_up, AgentId chooser,
                                                    AgentId candidate) {
    return p.choice.shared *
           look_up.log1p(std::min(s.ties.degree(chooser.row), s.ties.degree(candidate.row)));
}
/// The whole.
[[nodiscard]] inline PairValue value_of_pair(const World& world, const State& s, const LookUp& look_up,
                                             Month now, const NeighbourSet& mine, AgentId chooser,
                                             AgentId candidate) {
    PairValue value = value_of_pair_alone(world, s, look_up, now, mine, chooser, candidate);
    value.common += pull_of_shared_partners(world.parameters, s, look_up, mine, candidate);
    return value;
}

/// What a candidate adds for whoever chooses it.
[[nodiscard]] inline double pull_of(const Parameters& p, const State& s, const LookUp& look_up,
                                    AgentId candidate) {
    return p.choice.degree * look_up.log1p(s.ties.degree(candidate.row)) +
           s.agents.card[candidate].attraction;
}

/// Utility to an agent of staying alone this month, before the noise.
[[nodiscard]] inline double outside_option(const Parameters& p, const State& s, AgentId agent) {
    const auto& choice = p.choice;
    return s.agents.is_group(agent) ? choice.outside_group : choice.outside_firm;
}

}  // namespace musubi::knowledge_cluster
