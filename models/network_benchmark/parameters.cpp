#include "models/network_benchmark/parameters.hpp"

#include <limits>

namespace network_benchmark {

const musubi::Registry<Parameters>& registry() {
    static const auto declared = [] {
        using N = Parameters::Network;
        constexpr auto assumption = musubi::Source::assumption;  // the benchmark fixes them, no publication
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        musubi::Registry<Parameters> registry;
        registry.section("network", &Parameters::network)
            .integer("agents", &N::agents,
                     {10'000, 2, 100'000'000, "agents", assumption, "size of the network"})
            .integer("steps", &N::steps, {20, 0, 1'000'000, "steps", assumption, "length of a run"})
            .integer("seed", &N::seed,
                     {42, 0, most, "1", assumption,
                      "of replicate 0 with --seed 1; each later replicate has the next"})
            .integer("candidates", &N::candidates,
                     {8, 0, max_candidates, "agents", assumption, "agents looked at for a new tie"})
            .integer("rewiring", &N::rewiring,
                     {1844674407370955161, 0, most, "1/2^64", assumption,
                      "chance to look for a new tie in a step"});
        return registry;
    }();
    return declared;
}

}  // namespace network_benchmark
