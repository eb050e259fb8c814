#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/network_benchmark/parameters.hpp"
#include "musubi/model.hpp"

namespace network_benchmark {

/// NB-1: the inner loop of a model on a changing network and nothing else. Agents move towards their
/// neighbours, and some exchange their farthest neighbour for a better one. All numbers are integers and
/// prescribed bit by bit, so that any simulator can run it. If the checksums of two end states are equal,
/// both did the same work and their speeds can be compared.
///
/// The smallest model there is, and the one to copy for a new one: `step.cpp` is what happens, this is its
/// face.
struct NetworkBenchmark {
    /// What is constant in a run.
    struct World {
        Parameters parameters;
    };

    static std::string name() { return "network_benchmark"; }
    static std::string title() { return "NB-1, a network benchmark that every simulator can run"; }
    static const std::vector<musubi::ParameterSpec>& parameters() { return registry().specs(); }

    static std::unique_ptr<const World> prepare(const musubi::Scenario& scenario, musubi::Problems& problems);
    static musubi::Panel layout(const World& world);
    static double agents(const World& world);
    static double agent_months(const World& world);
    static std::vector<musubi::SummaryTable> summary(const World& world);
    /// Checksums are no amounts: a page shows none.
    static musubi::PageWords page(const musubi::Panel& results);
    /// If the seed of the ensemble is 1, replicate 0 runs with the seed of the scenario, which is part of the
    /// benchmark, replicate 1 with the next seed, and so on. With another seed of the ensemble all replicates
    /// have other seeds.
    static void simulate(const World& world, const musubi::Replicate& replicate,
                         const musubi::Workers& workers, musubi::PanelSlice& results);
};

}  // namespace network_benchmark
