#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/network_benchmark/parameters.hpp"
#include "musubi/model.hpp"

namespace network_benchmark {

/// NB-1: the inner work of a model on a changing network and nothing else. Agents move towards their
/// neighbours, and some exchange their farthest neighbour for a better one. It is all whole numbers and
/// prescribed bit by bit, so any simulator can run it: checksums of the end state tell that two did the same,
/// and then their speeds compare.
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
    /// Replicate 0 runs with the seed of the scenario, which is part of the benchmark; the next with the
    /// next. That is with seed 1 of the ensemble; with others all of them lie elsewhere.
    static void simulate(const World& world, const musubi::Replicate& replicate,
                         const musubi::Workers& workers, musubi::PanelSlice& results);
};

}  // namespace network_benchmark
