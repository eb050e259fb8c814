#include "models/network_benchmark/model.hpp"

#include <utility>

#include "models/network_benchmark/checksums.hpp"
#include "models/network_benchmark/draws.hpp"
#include "models/network_benchmark/step.hpp"

namespace network_benchmark {
namespace {

/// The variables of the panel, in the order of the layout.
enum Result : std::size_t { accepted, edges, x_checksum, e_checksum };

musubi::Variable whole_numbers(std::string name, std::string units, std::string long_name,
                               std::vector<std::string> dimensions, std::size_t size) {
    musubi::Variable v;
    v.name = std::move(name);
    v.units = std::move(units);
    v.long_name = std::move(long_name);
    v.dimensions = std::move(dimensions);
    v.numbers = std::vector<std::int64_t>(size);
    return v;
}

/// Other seeds of the ensemble are other luck. Seed 1, which an ensemble has unless it is told another, adds
/// nothing, so that the numbers that the benchmark prescribes are those of the scenario's seed alone.
std::uint64_t seed_of(const Parameters& p, const musubi::Replicate& replicate) {
    const std::uint64_t moved = musubi::scramble(replicate.seed) - musubi::scramble(1);
    return static_cast<std::uint64_t>(p.network.seed) + moved + replicate.number;
}

}  // namespace

std::unique_ptr<const NetworkBenchmark::World> NetworkBenchmark::prepare(
    const musubi::Scenario& scenario, musubi::Problems& /*none possible*/) {
    return std::make_unique<const World>(World{registry().read(scenario)});
}

musubi::Panel NetworkBenchmark::layout(const World& world) {
    const auto steps = static_cast<std::size_t>(world.parameters.network.steps);
    musubi::Dimension step{"step", "step of the run", {}, {}, "1"};
    for (std::size_t t = 1; t <= steps; ++t) step.numbers.push_back(static_cast<std::int64_t>(t));
    musubi::Panel panel;
    panel.dimensions = {std::move(step)};
    panel.variables = {
        whole_numbers("accepted", "1", "rewirings made", {"step"}, steps),
        whole_numbers("edges", "1", "ties at the end", {}, 1),
        whole_numbers("x_checksum", "1", "bits of the checksum of the positions at the end", {}, 1),
        whole_numbers("e_checksum", "1", "bits of the checksum of the ties at the end", {}, 1),
    };
    return panel;
}

double NetworkBenchmark::agents(const World& world) {
    return static_cast<double>(world.parameters.network.agents);
}

double NetworkBenchmark::agent_months(const World& world) {
    return agents(world) * static_cast<double>(world.parameters.network.steps);
}

std::vector<musubi::SummaryTable> NetworkBenchmark::summary(const World& /*world*/) {
    return {{"Rewirings", "step", {{"accepted", "accepted", {}, {}}}, {}}};
}

musubi::PageWords NetworkBenchmark::page(const musubi::Panel& /*the same of all*/) {
    musubi::PageWords words;
    words.indicators = {
        {"accepted", {"rewirings", "つなぎ替え"}, {"rewirings", "回"}, {"", "accepted", {}, {}}},
        {"edges", {"ties at the end", "最後のつながり"}, {"ties", "本"}, {"", "edges", {}, {}}},
    };
    words.words = {{"dimension", "step", {"step", "ステップ"}}};
    words.caveats = {{"A benchmark of simulators: its agents stand for nobody.",
                      "シミュレータの性能を測るためのモデルであり、主体は現実の誰も表しません。"}};
    return words;
}

void NetworkBenchmark::simulate(const World& world, const musubi::Replicate& replicate,
                                const musubi::Workers& workers, musubi::PanelSlice& results) {
    const Parameters& p = world.parameters;
    const std::uint64_t seed = seed_of(p, replicate);
    State s = start(p, seed);
    Scratch w;
    const auto made = results.of<std::int64_t>(accepted);
    for (std::size_t t = 0; t < made.size(); ++t)
        made[t] = static_cast<std::int64_t>(advance(p, Draws(seed, t + 1), workers, s, w));
    const auto write = [&](Result result, std::uint64_t bits) {  // the file holds them as a signed number
        results.of<std::int64_t>(result)[0] = static_cast<std::int64_t>(bits);
    };
    write(edges, s.ties.edge_count());
    write(x_checksum, checksum_of_positions(s));
    write(e_checksum, checksum_of_ties(s));
}

}  // namespace network_benchmark
