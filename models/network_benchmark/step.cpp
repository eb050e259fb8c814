#include "models/network_benchmark/step.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace network_benchmark {
namespace {

using musubi::TieExchange;
using musubi::Workers;

constexpr std::size_t agents_per_block = 1024;
constexpr std::size_t usual_degree = 16;  // mean 10
constexpr std::int64_t highest = (1 << 20) - 1;

std::int64_t distance(Position a, Position b) { return a > b ? std::int64_t{a} - b : std::int64_t{b} - a; }

/// Halfway to the mean of the neighbours, and a little luck.
Position moved(const State& s, Agent i, Luck luck) {
    const std::span<const Agent> neighbours = s.ties.neighbours(i);
    std::uint32_t sum = 0;
    for (const Agent j : neighbours) sum += s.positions[j];
    const Position here = s.positions[i];
    const Position mean = neighbours.empty() ? here : sum / static_cast<std::uint32_t>(neighbours.size());
    const std::int64_t there =
        (std::int64_t{here} + mean) / 2 + static_cast<std::int64_t>(luck.draw(0) >> 56) - 128;
    return static_cast<Position>(std::clamp(there, std::int64_t{0}, highest));
}

/// The neighbour farthest away, the first by number if several are.
Agent farthest_neighbour(const State& s, Agent i) {
    std::int64_t farthest = -1;
    Agent found = 0;
    for (const Agent j : s.ties.neighbours(i)) {
        const std::int64_t far = distance(s.positions[i], s.positions[j]);
        if (far > farthest || (far == farthest && j < found)) {
            farthest = far;
            found = j;
        }
    }
    return found;
}

/// One who looks for a new tie, and whom it looks at.
struct Seeker {
    Agent agent = 0, drop = 0;
    std::array<Agent, max_candidates> candidates{};
};

void look_around(const Parameters& p, const State& s, Agent i, Luck luck, Seeker& seeker) {
    seeker.agent = i;
    seeker.drop = farthest_neighbour(s, i);
    for (std::int64_t k = 0; k < p.network.candidates; ++k) {
        const auto c = static_cast<Agent>(luck.draw(2 + static_cast<std::uint64_t>(k)) % s.positions.size());
        seeker.candidates[static_cast<std::size_t>(k)] = c;
        s.ties.prefetch_degree(c);
        __builtin_prefetch(&s.positions[c]);
    }
}

/// Appends the rewiring to the candidate that is best connected and near; nothing if all are neighbours
/// already.
void choose(const Parameters& p, const State& s, const Seeker& seeker, std::vector<TieExchange>& chosen) {
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    Agent add = seeker.agent;
    for (std::int64_t k = 0; k < p.network.candidates; ++k) {
        const Agent c = seeker.candidates[static_cast<std::size_t>(k)];
        if (c == seeker.agent || s.ties.has(seeker.agent, c)) continue;
        const std::int64_t score =
            1024 * static_cast<std::int64_t>(std::min<std::size_t>(s.ties.degree(c), 50)) -
            distance(s.positions[seeker.agent], s.positions[c]);
        if (score > best) {
            best = score;
            add = c;
        }
    }
    if (add != seeker.agent) chosen.push_back({seeker.agent, seeker.drop, add});
}

/// Reads: ties, positions. Writes: w.next, w.proposed.
void propose(const Parameters& p, Draws draws, const Workers& workers, const State& s, Scratch& w) {
    const std::size_t agents = s.positions.size();
    w.next.resize(agents);
    w.proposed.prepare(agents, agents_per_block);
    for_blocks(workers, agents, agents_per_block, [&](std::size_t block, std::size_t begin, std::size_t end) {
        std::vector<TieExchange>& chosen = w.proposed.block(block);
        // A seeker chooses when the next one has been found: until then the memory fetches what it looks at.
        std::array<Seeker, 2> seekers;
        std::size_t found = 0;
        for (std::size_t row = begin; row < end; ++row) {
            const auto i = static_cast<Agent>(row);
            const Luck luck = draws.of(i);
            w.next[i] = moved(s, i, luck);
            if (luck.draw(1) >= static_cast<std::uint64_t>(p.network.rewiring) || s.ties.degree(i) == 0)
                continue;
            look_around(p, s, i, luck, seekers[found % 2]);
            if (found > 0) choose(p, s, seekers[(found - 1) % 2], chosen);
            ++found;
        }
        if (found > 0) choose(p, s, seekers[(found - 1) % 2], chosen);
    });
}

/// In the order of the agents; a rewiring whose ties have changed meanwhile is not made.
/// Reads: w.proposed, w.next. Writes: ties, positions.
std::size_t apply(const Workers& workers, State& s, Scratch& w) {
    w.wishes.clear();
    w.proposed.gather(w.wishes);
    s.positions.swap(w.next);
    return w.exchanges.make(w.wishes, workers, s.ties);
}

}  // namespace

State start(const Parameters& p, std::uint64_t seed) {
    const auto agents = static_cast<std::size_t>(p.network.agents);
    State s{Network(agents, usual_degree), std::vector<Position>(agents)};
    const Draws draws(seed, 0);
    for (Agent i = 0; i < agents; ++i) s.positions[i] = static_cast<Position>(draws.of(i).draw(0) >> 44);
    for (Agent i = 0; i < agents; ++i)
        for (std::uint64_t e = 0; e < 5; ++e) {
            const auto j = static_cast<Agent>(draws.of(i).draw(1 + e) % agents);
            if (j != i && !s.ties.has(i, j)) s.ties.connect(i, j);
        }
    return s;
}

std::size_t advance(const Parameters& p, Draws draws, const Workers& workers, State& s, Scratch& w) {
    propose(p, draws, workers, s, w);
    return apply(workers, s, w);
}

}  // namespace network_benchmark
