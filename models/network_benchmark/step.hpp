#pragma once

#include <cstdint>
#include <vector>

#include "models/network_benchmark/parameters.hpp"
#include "musubi/phase.hpp"
#include "musubi/ties.hpp"

namespace network_benchmark {

using musubi::Workers;
using Agents = musubi::Ties<>;
using Agent = Agents::Node;
using Position = std::uint32_t;  ///< of 20 bits

/// What changes: where the agents stand, and who is tied to whom.
struct State {
    Agents ties;
    std::vector<Position> positions;
    std::uint64_t accepted = 0;  ///< rewirings, all steps
};

/// A wish: instead of the tie to `drop`, one to `add`.
struct Rewiring {
    Agent agent, drop, add;
};

/// What is forgotten after a step; kept so that nothing is allocated once warm.
struct Scratch {
    std::vector<Position> next;
    musubi::Proposals<Rewiring> rewirings;
    std::vector<Rewiring> in_order;
};

/// Agents with positions, five ties sought by each.
State start(const Parameters& p, std::uint64_t seed);

/// One step: every agent moves towards its neighbours and some seek a new tie, all from the state as it stands; then
/// the rewirings are made in the order of the agents.
void advance(const Parameters& p, std::uint64_t seed, std::uint64_t step, const Workers& workers, State& s,
             Scratch& w);

}  // namespace network_benchmark
