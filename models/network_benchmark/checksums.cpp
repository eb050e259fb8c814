#include "models/network_benchmark/checksums.hpp"

#include "models/network_benchmark/draws.hpp"

namespace network_benchmark {

std::uint64_t checksum_of_positions(const State& s) {
    std::uint64_t sum = 0;
    for (Agent i = 0; i < s.positions.size(); ++i)
        sum += musubi::scramble(s.positions[i] + Draws::numbered(i));
    return sum;
}

std::uint64_t checksum_of_ties(const State& s) {
    std::uint64_t sum = 0;
    for (Agent i = 0; i < s.positions.size(); ++i)
        for (const Agent j : s.ties.neighbours(i))
            if (i < j) sum += musubi::scramble((std::uint64_t{i} << 32) + j);
    return sum;
}

}  // namespace network_benchmark
