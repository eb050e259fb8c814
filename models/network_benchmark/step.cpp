#include "models/network_benchmark/step.hpp"

#include <algorithm>
#include <array>
#include <boost/container/static_vector.hpp>
#include <limits>
#include <span>

#include "musubi/step_together.hpp"

namespace network_benchmark {
namespace {

using musubi::read_all;
using musubi::read_in;
using musubi::read_of;
using musubi::step;
using musubi::step_together;
using musubi::TieExchange;
using musubi::Workers;

constexpr std::size_t agents_per_block = 1024;
/// Seekers that look around together, and then choose.
constexpr std::size_t seekers_together = 8;
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
    Agent agent, drop;
    std::uint32_t count = 0;
    std::array<Agent, max_candidates> looked_at;  ///< the first `count` of them
    Seeker(Agent seeks, Agent drops) : agent(seeks), drop(drops) {}
    [[nodiscard]] std::span<const Agent> candidates() const { return std::span(looked_at).first(count); }
};
using Seekers = boost::container::static_vector<Seeker, seekers_together>;

void look_around(const Parameters& p, const State& s, Luck luck, Seeker& seeker) {
    seeker.count = static_cast<std::uint32_t>(p.network.candidates);
    for (std::uint32_t k = 0; k < seeker.count; ++k)
        seeker.looked_at[k] = static_cast<Agent>(luck.draw(2 + std::uint64_t{k}) % s.positions.size());
}

/// Appends the rewiring to the candidate that is best connected and near; nothing if all are neighbours
/// already.
void choose(const State& s, const Seeker& seeker, std::vector<TieExchange>& chosen) {
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    Agent add = seeker.agent;
    for (const Agent c : seeker.candidates()) {
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

/// Seekers find whom to look at, and choose.
void seek_together(const Parameters& p, Draws draws, const State& s, Seekers& seekers,
                   std::vector<TieExchange>& chosen) {
    const auto of_candidate = read_all(s.ties.read_degree(), read_in(s.positions));
    step_together(seekers,  //
                  step([&](Seeker& seeker) { look_around(p, s, draws.of(seeker.agent), seeker); }),
                  step(read_of(&Seeker::candidates, of_candidate),
                       [&](const Seeker& seeker) { choose(s, seeker, chosen); }));
    seekers.clear();
}

/// Reads: ties, positions. Writes: w.next, w.proposed.
void propose(const Parameters& p, Draws draws, const Workers& workers, const State& s, Scratch& w) {
    const std::size_t agents = s.positions.size();
    w.next.resize(agents);
    w.proposed.prepare(agents, agents_per_block);
    for_blocks(workers, agents, agents_per_block, [&](std::size_t block, std::size_t begin, std::size_t end) {
        Seekers seekers;
        for (std::size_t row = begin; row < end; ++row) {
            const auto i = static_cast<Agent>(row);
            const Luck luck = draws.of(i);
            w.next[i] = moved(s, i, luck);
            if (luck.draw(1) >= static_cast<std::uint64_t>(p.network.rewiring) || s.ties.degree(i) == 0)
                continue;
            seekers.emplace_back(i, farthest_neighbour(s, i));
            if (seekers.size() == seekers_together)
                seek_together(p, draws, s, seekers, w.proposed.block(block));
        }
        seek_together(p, draws, s, seekers, w.proposed.block(block));
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
