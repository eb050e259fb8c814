#include <benchmark/benchmark.h>

#include <chrono>
#include <string>
#include <vector>

#include "bench/baseline.hpp"
#include "models/knowledge_cluster/month.hpp"

// Where the time of a month goes: every phase over a warm year at scale 1, in its place in the month.
namespace {

using namespace musubi::knowledge_cluster;
using musubi::Month;

constexpr musubi::FiscalYear warm{2005};

/// advance_one_month, with a clock. `seconds`: by phase, added to.
void advance_with_a_clock(const World& world, Month now, State& s, Scratch& w, std::vector<double>& seconds) {
    auto last = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < phases().size(); ++i) {
        if (phases()[i].is_due(now)) phases()[i].act(world, now, s, w);
        const auto here = std::chrono::steady_clock::now();
        seconds[i] += std::chrono::duration<double>(here - last).count();
        last = here;
    }
}

void knowledge_cluster_phases(benchmark::State& measured) {
    const auto world = bench::world_of(bench::baseline(1));
    Scratch scratch(world->parameters, {});
    const State start = bench::state_before(*world, warm, scratch);

    std::vector<double> seconds(phases().size(), 0);
    double years = 0;
    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        State state = start;
        const auto begin = std::chrono::steady_clock::now();
        for (Month now = Month::opening(warm); now <= Month::closing(warm); ++now)
            advance_with_a_clock(*world, now, state, scratch, seconds);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        measured.SetIterationTime(took.count() / 12);
        ++years;
        if (!bench::holds_together(state)) return measured.SkipWithError("slots and members disagree");
    }
    for (std::size_t i = 0; i < phases().size(); ++i)  // microseconds a month
        measured.counters[std::string(phases()[i].name)] = 1e6 * seconds[i] / (12 * years);
}
BENCHMARK(knowledge_cluster_phases)->UseManualTime()->Unit(benchmark::kMicrosecond);

}  // namespace
