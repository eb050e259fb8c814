#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>

#include "bench/baseline.hpp"
#include "models/knowledge_cluster/month.hpp"

// A warm month of the Knowledge Cluster model, and how it grows with population.scale.
namespace {

using namespace musubi::knowledge_cluster;
using musubi::Month;

constexpr musubi::FiscalYear warm{2005};

/// A month of the model, the mean of a year. Argument: population.scale; 100 is the country and 580 are ten
/// million agents, which take minutes and gigabytes, and run only where the environment says
/// MUSUBI_BENCH_COUNTRY.
void knowledge_cluster_month(benchmark::State& measured) {
    const auto scale = static_cast<double>(measured.range(0));
    if (scale >= 100 && std::getenv("MUSUBI_BENCH_COUNTRY") == nullptr)
        return measured.SkipWithError("set MUSUBI_BENCH_COUNTRY to run it");
    const auto world = bench::world_of(bench::baseline(scale));
    Scratch scratch(world->parameters, {});
    const std::int64_t before = bench::bytes_in_use();
    const State start = bench::state_before(*world, warm, scratch);
    const std::int64_t bytes = bench::bytes_in_use() - before;

    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        State state = start;
        const auto begin = std::chrono::steady_clock::now();
        for (Month now = Month::opening(warm); now <= Month::closing(warm); ++now)
            advance_one_month(*world, now, state, scratch);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        measured.SetIterationTime(took.count() / 12);
        if (!bench::holds_together(state)) return measured.SkipWithError("slots and members disagree");
    }
    const auto agents = static_cast<double>(start.agents.size());
    const std::size_t known = start.ties.bytes() + start.agents.size() * sizeof(Knowledge);
    measured.counters["agent-months/s"] =
        benchmark::Counter(agents, benchmark::Counter::kIsIterationInvariantRate);
    measured.counters["agents"] = agents;
    measured.counters["bytes/agent"] = static_cast<double>(bytes) / agents;
    measured.counters["bytes/agent beside knowledge and ties"] =
        static_cast<double>(bytes - static_cast<std::int64_t>(known)) / agents;
}
BENCHMARK(knowledge_cluster_month)
    ->ArgName("scale")
    ->Arg(1)
    ->Arg(10)
    ->Arg(100)
    ->Arg(580)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
