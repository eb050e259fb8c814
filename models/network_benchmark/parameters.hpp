#pragma once

#include <cstdint>

#include "musubi/parameters.hpp"

namespace network_benchmark {

/// The largest number of candidates that a seeker looks at.
constexpr std::int64_t max_candidates = 64;

struct Parameters {
    struct Network {
        std::int64_t agents, steps, seed, candidates, rewiring;
    } network{};
};

/// Every parameter with its type, range, default and meaning.
const musubi::Registry<Parameters>& registry();

}  // namespace network_benchmark
