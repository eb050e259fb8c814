#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "bench/baseline.hpp"
#include "models/knowledge_cluster/results/joint_work_view.hpp"
#include "sim/network/clustering.hpp"
#include "sim/network/communities.hpp"
#include "sim/network/measures.hpp"
#include "sim/network/rewiring.hpp"

// The network of a March at scale 1: the measures of every replicate and year, and one network by chance.
namespace {

using namespace musubi;

/// The joint research of the baseline in March 2006.
const JointWork& joint_research() {
    static const JointWork shown = [] {
        using namespace knowledge_cluster;
        const auto world = bench::world_of(bench::baseline(1));
        Scratch scratch(world->parameters, {});
        const State state = bench::state_before(*world, FiscalYear{2006}, scratch);
        return JointWorkView(*world, state).joint_research(Month::closing(FiscalYear{2005}), state);
    }();
    return shown;
}

void network_measures(benchmark::State& measured) {
    const JointWork& work = joint_research();
    Measuring measuring;
    const Measured first = measuring.measure(work);
    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        const Measured again = measuring.measure(work);
        if (again[0] != first[0] || again[1] != first[1] || first[1] == 0)
            return measured.SkipWithError("the same network has other measures");
    }
    measured.counters["nodes"] = first[0];
    measured.counters["edges"] = first[1];
}
BENCHMARK(network_measures)->Unit(benchmark::kMillisecond);

void network_by_chance(benchmark::State& measured) {
    const JointWork& work = joint_research();
    Memberships agents, rewired;
    gather_memberships(work, Level::agents, agents);
    std::vector<std::uint8_t> kind;
    for (const std::uint32_t row : agents.row) kind.push_back(work.kind[row]);
    const Rewiring rewiring(agents, kind);
    Projection graph;
    TriangleCount triangles;
    Communities communities;
    Key luck = 0;
    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        if (!rewiring.rewire(Stream(++luck), 10, rewired) || rewired.first_project != agents.first_project)
            return measured.SkipWithError("somebody has another number of projects");
        graph.build(rewired);
        communities.find(graph);
        const double found = triangles.clustering(graph).overall +
                             modularity(graph, communities.of_nodes(), communities.count());
        if (!(found > 0 && found < 2)) return measured.SkipWithError("measures are out of bounds");
    }
    measured.counters["memberships"] = static_cast<double>(agents.members.size());
}
BENCHMARK(network_by_chance)->Unit(benchmark::kMillisecond);

}  // namespace
