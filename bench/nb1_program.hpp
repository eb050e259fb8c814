#pragma once

#include <chrono>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What the programs of NB-1 have in common, whatever they hold their network in: their command line.
///
///     PROGRAM AGENTS THREADS
///     agents=10000 threads=1 edges=49979 accepted=19581 X=d8faea910e82e0f1 E=b40370049a0ecb37 seconds=0.0063
///
/// `threads` are those it used, `seconds` those of its steps; building the network is not among them.
/// `bench/compare` runs any program that does this.
namespace nb1 {

struct Answer {
    std::uint64_t edges = 0, accepted = 0, x = 0, e = 0;
    double seconds = 0;  ///< of the steps
    int threads = 1;     ///< used
};

/// Calls `steps()`; returns the seconds that it took.
template <class F>
double seconds_of(F&& steps) {
    const auto began = std::chrono::steady_clock::now();
    steps();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// The `main` of a program that finds the answer by `solve(agents, threads)`.
template <class Solve>
int program(int argc, char** argv, Solve&& solve) {
    const long agents = argc == 3 ? std::atol(argv[1]) : 0, threads = argc == 3 ? std::atol(argv[2]) : 0;
    if (agents < 2 || agents > 100'000'000 || threads < 1 || threads > 1024) {
        std::fprintf(stderr, "usage: %s AGENTS THREADS\n", argv[0]);
        return 2;
    }
    const Answer found = solve(static_cast<std::uint32_t>(agents), static_cast<int>(threads));
    std::printf("agents=%ld threads=%d edges=%" PRIu64 " accepted=%" PRIu64 " X=%016" PRIx64 " E=%016" PRIx64
                " seconds=%.6g\n",
                agents, found.threads, found.edges, found.accepted, found.x, found.e, found.seconds);
    return 0;
}

}  // namespace nb1
