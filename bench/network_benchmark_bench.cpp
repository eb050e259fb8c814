#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "models/network_benchmark/checksums.hpp"
#include "models/network_benchmark/step.hpp"
#include "sim/engine/worker_pool.hpp"

namespace {

using namespace network_benchmark;

constexpr std::uint64_t seed = 42;

struct Answer {
    std::int64_t agents;
    std::uint64_t edges, accepted, x, e;
    bool operator==(const Answer&) const = default;
};
constexpr Answer answers[] = {
    {10'000, 49'979, 19'581, 0xd8faea910e82e0f1, 0xb40370049a0ecb37},
    {100'000, 499'969, 194'884, 0xaadb70ff8afd2cd0, 0x26ff8aa9fff9b61b},
    {1'000'000, 4'999'975, 1'956'632, 0x34b4b5524b76858f, 0x0312246c96f7f68e},
};

/// The steps of NB-1, building excluded. Argument 0: which answer; argument 1: threads inside the run.
void network_benchmark_steps(benchmark::State& measured) {
    const Answer& known = answers[measured.range(0)];
    const auto threads = static_cast<int>(measured.range(1));
    musubi::WorkerPool pool(threads);
    const musubi::Workers workers = threads > 1 ? pool.workers() : musubi::Workers{};
    Parameters p = registry().defaults();
    p.network.agents = known.agents;

    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        State s = start(p, seed);
        Scratch w;
        Answer found{known.agents, s.ties.edge_count(), 0, 0, 0};
        const auto begin = std::chrono::steady_clock::now();
        for (std::int64_t t = 1; t <= p.network.steps; ++t)
            found.accepted += advance(p, Draws(seed, static_cast<std::uint64_t>(t)), workers, s, w);
        measured.SetIterationTime(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        found.x = checksum_of_positions(s);
        found.e = checksum_of_ties(s);
        if (found != known) return measured.SkipWithError("the answer is wrong");
    }
    measured.SetLabel(std::to_string(known.agents) + " agents");
    measured.counters["agent-steps/s"] = benchmark::Counter(
        static_cast<double>(known.agents * p.network.steps), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(network_benchmark_steps)
    ->ArgNames({"size", "threads"})
    ->ArgsProduct({{0, 1, 2}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
