#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/network_benchmark/draws.hpp"
#include "models/network_benchmark/parameters.hpp"
#include "musubi/phase.hpp"
#include "musubi/tie_exchanges.hpp"
#include "musubi/ties.hpp"

namespace network_benchmark {

using Network = musubi::Ties<>;
using Agent = Network::Node;
using Position = std::uint32_t;  ///< of 20 bits

/// What changes: where the agents stand, and who is tied to whom.
struct State {
    Network ties;
    std::vector<Position> positions;
};

/// What is forgotten after a step; kept so that nothing is allocated once warm.
struct Scratch {
    std::vector<Position> next;
    musubi::Proposals<musubi::TieExchange> proposed;
    std::vector<musubi::TieExchange> wishes;
    musubi::TieExchanges exchanges;
};

/// Agents at random positions, each of which sought five ties.
State start(const Parameters& p, std::uint64_t seed);

/// One step. Every agent moves towards its neighbours and some seek a new tie, all from the state as it
/// stands; then the rewirings are made in the order of the agents. Returns how many could be made.
std::size_t advance(const Parameters& p, Draws draws, const musubi::Workers& workers, State& s, Scratch& w);

}  // namespace network_benchmark
