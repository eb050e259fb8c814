#pragma once

#include <cstdint>

#include "models/network_benchmark/step.hpp"

namespace network_benchmark {

/// X of the benchmark: where the agents stand.
std::uint64_t checksum_of_positions(const State& s);
/// E of the benchmark: who is tied to whom, in whatever order.
std::uint64_t checksum_of_ties(const State& s);

}  // namespace network_benchmark
