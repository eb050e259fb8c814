#include <benchmark/benchmark.h>

#include <chrono>

#include "bench/baseline.hpp"
#include "models/knowledge_cluster/calls.hpp"
#include "models/knowledge_cluster/evaluation.hpp"
#include "models/knowledge_cluster/exploitation.hpp"
#include "models/knowledge_cluster/facts.hpp"
#include "models/knowledge_cluster/fiscal.hpp"
#include "models/knowledge_cluster/formation.hpp"
#include "models/knowledge_cluster/funding.hpp"
#include "models/knowledge_cluster/matching.hpp"
#include "models/knowledge_cluster/month.hpp"
#include "models/knowledge_cluster/observation.hpp"
#include "models/knowledge_cluster/population.hpp"
#include "models/knowledge_cluster/research.hpp"
#include "models/knowledge_cluster/scouting.hpp"
#include "models/knowledge_cluster/search.hpp"
#include "models/knowledge_cluster/turnover.hpp"

// Where the time of a month goes: every phase over a warm year at scale 1, in its place in the month.
namespace {

using namespace musubi::knowledge_cluster;
using musubi::Month;

constexpr musubi::FiscalYear warm{2005};

enum Phase : std::size_t {
    fiscal,
    scouting,
    calling,
    searching,
    matching,
    funding,
    researching,
    exploiting,
    observing,
    phases
};
constexpr std::array<const char*, phases> names{"fiscal", "scout",    "calls",   "search", "match",
                                                "fund",   "research", "exploit", "observe"};
using Times = std::array<double, phases>;

/// advance_one_month, with a clock; that both give the same is what the benchmark checks.
void advance_with_a_clock(const Parameters& p, Month now, State& s, Scratch& w, Times& times) {
    auto last = std::chrono::steady_clock::now();
    const auto lap = [&](Phase phase) {
        const auto here = std::chrono::steady_clock::now();
        times[phase] += std::chrono::duration<double>(here - last).count();
        last = here;
    };
    begin_counting(now, s);
    lap(observing);
    end_projects(now, s, w);
    lap(researching);
    if (now.opens_fiscal_year()) move_people(p, now, s, w);
    if (now.opens_fiscal_year()) open_fiscal_year(p, now, s);
    pay_month(now, s);
    lap(fiscal);
    scout(p, now, s, w);
    lap(scouting);
    announce_calls(p, now, s);
    lap(calling);
    search(p, now, s, w);
    lap(searching);
    match(p, now, s, w);
    lap(matching);
    count_formation(now, s, w);
    lap(observing);
    fund(p, now, s, w);
    lap(funding);
    research(p, now, s, w);
    lap(researching);
    count_research_and_filings(now, s, w);
    lap(observing);
    exploit(p, now, s, w);
    lap(exploiting);
    observe(now, s, w);
    lap(observing);
    if (now.closes_fiscal_year()) {
        evaluate(p, now, s);
        close_fiscal_year(p, now, s);
    }
    lap(fiscal);
}

/// Two histories that went the same way: agents, ties, projects and what was counted in the last month.
bool same(const State& one, const State& other) {
    if (one.ties.edge_count() != other.ties.edge_count()) return false;
    if (one.agents.size() != other.agents.size()) return false;
    for (std::size_t i = 0; i < indicator_count; ++i)
        for (const RegionId r : one.world->regions.all())
            for (const Sponsor by : {Sponsor::own, Sponsor::programme}) {
                const auto indicator = static_cast<Indicator>(i);
                if (one.year_counts.at(indicator, r, by) != other.year_counts.at(indicator, r, by))
                    return false;
            }
    return one.projects.alive == other.projects.alive;
}

void knowledge_cluster_phases(benchmark::State& measured) {
    const auto world = bench::world_of(bench::baseline(1));
    const Parameters& p = world->parameters;
    Scratch scratch(p, {});
    const State start = bench::state_before(*world, warm, scratch);
    State expected = start;
    for (Month now = Month::opening(warm); now <= Month::closing(warm); ++now)
        advance_one_month(p, now, expected, scratch);

    Times times{};
    double years = 0;
    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        State state = start;
        const auto begin = std::chrono::steady_clock::now();
        for (Month now = Month::opening(warm); now <= Month::closing(warm); ++now)
            advance_with_a_clock(p, now, state, scratch, times);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        measured.SetIterationTime(took.count() / 12);
        ++years;
        if (!same(state, expected)) return measured.SkipWithError("the phases are not those of a month");
    }
    for (std::size_t phase = 0; phase < phases; ++phase)  // microseconds a month
        measured.counters[names[phase]] = 1e6 * times[phase] / (12 * years);
}
BENCHMARK(knowledge_cluster_phases)->UseManualTime()->Unit(benchmark::kMicrosecond);

}  // namespace
