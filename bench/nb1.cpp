// NB-1 by the engine: the model as `musubi run` has it, without the file.
#include "bench/nb1_program.hpp"
#include "models/network_benchmark/checksums.hpp"
#include "models/network_benchmark/step.hpp"
#include "sim/engine/worker_pool.hpp"

namespace {

nb1::Answer solve(std::uint32_t agents, int threads) {
    using namespace network_benchmark;
    Parameters p = registry().defaults();
    p.network.agents = agents;
    const auto seed = static_cast<std::uint64_t>(p.network.seed);
    musubi::WorkerPool pool(threads);
    const musubi::Workers workers = threads > 1 ? pool.workers() : musubi::Workers{};

    State s = start(p, seed);
    Scratch w;
    nb1::Answer found;
    found.threads = threads;
    found.seconds = nb1::seconds_of([&] {
        for (std::int64_t t = 1; t <= p.network.steps; ++t)
            found.accepted += advance(p, Draws(seed, static_cast<std::uint64_t>(t)), workers, s, w);
    });
    found.edges = s.ties.edge_count();
    found.x = checksum_of_positions(s);
    found.e = checksum_of_ties(s);
    return found;
}

}  // namespace

int main(int argc, char** argv) { return nb1::program(argc, argv, solve); }
