#pragma once

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "bench/nb1_program.hpp"

/// NB-1 as one writes it with Boost.Graph and nothing of ours: an undirected `adjacency_list` and the
/// functions of its interface, on one thread. `OutEdges` is how it holds the edges of a vertex: vecS or setS.
namespace baselines {

using Bits = std::uint64_t;
using Position = std::uint32_t;
using Signed = std::int64_t;

constexpr int steps = 20, candidates = 8;
constexpr Bits seed = 42, threshold = 1844674407370955161;

inline Bits mix(Bits z) {
    z ^= z >> 30;
    z *= 0xbf58476d1ce4e5b9;
    z ^= z >> 27;
    z *= 0x94d049bb133111eb;
    z ^= z >> 31;
    return z;
}
/// The random numbers of agent i in step t are `draw(luck(t, i), d)`.
inline Bits luck(Bits t, Bits i) { return mix(mix(seed + t * 0x9e3779b97f4a7c15) + i * 0xd1342543de82ef95); }
inline Bits draw(Bits luck, Bits d) { return mix(luck + d * 0xaf251af3b0f025b5); }

template <class OutEdges>
class BoostGraph {
    using Graph = boost::adjacency_list<OutEdges, boost::vecS, boost::undirectedS>;
    using Vertex = typename boost::graph_traits<Graph>::vertex_descriptor;
    struct Rewiring {
        Vertex agent, drop, add;
    };

  public:
    explicit BoostGraph(std::uint32_t agents) : graph_(agents), x_(agents), next_(agents) {
        for (Vertex i = 0; i < agents; ++i) x_[i] = static_cast<Position>(draw(luck(0, i), 0) >> 44);
        for (Vertex i = 0; i < agents; ++i)
            for (Bits e = 0; e < 5; ++e) {
                const Vertex j = draw(luck(0, i), 1 + e) % agents;
                if (j != i && !tied(i, j)) add_edge(i, j, graph_);
            }
    }

    /// Returns how many rewirings were made.
    std::uint64_t step(Bits t) {
        proposed_.clear();
        for (Vertex i = 0; i < x_.size(); ++i) {
            const Bits lucky = luck(t, i);
            next_[i] = moved(i, lucky);
            if (draw(lucky, 1) < threshold && out_degree(i, graph_) > 0)
                if (const auto add = best_candidate(i, lucky)) proposed_.push_back({i, farthest(i), *add});
        }
        std::uint64_t accepted = 0;
        for (const auto [agent, drop, add] : proposed_) {
            if (!tied(agent, drop) || tied(agent, add)) continue;
            remove_edge(agent, drop, graph_);
            add_edge(agent, add, graph_);
            ++accepted;
        }
        x_.swap(next_);
        return accepted;
    }

    void check_sums(nb1::Answer& answer) const {
        for (Vertex i = 0; i < x_.size(); ++i) answer.x += mix(x_[i] + i * 0xd1342543de82ef95);
        for (auto [edge, end] = edges(graph_); edge != end; ++edge) {
            const auto [a, b] = std::minmax({source(*edge, graph_), target(*edge, graph_)});
            answer.e += mix((Bits{a} << 32) + b);
            ++answer.edges;
        }
    }

  private:
    [[nodiscard]] bool tied(Vertex a, Vertex b) const { return edge(a, b, graph_).second; }
    [[nodiscard]] Signed distance(Vertex a, Vertex b) const {
        return std::abs(Signed{x_[a]} - Signed{x_[b]});
    }

    [[nodiscard]] Position moved(Vertex i, Bits lucky) const {
        Bits sum = 0;
        for (auto [j, end] = adjacent_vertices(i, graph_); j != end; ++j) sum += x_[*j];
        const auto degree = out_degree(i, graph_);
        const Bits mean = degree > 0 ? sum / degree : x_[i];
        const Signed there =
            static_cast<Signed>((x_[i] + mean) / 2) + static_cast<Signed>(draw(lucky, 0) >> 56) - 128;
        return static_cast<Position>(std::clamp<Signed>(there, 0, (1 << 20) - 1));
    }

    /// The neighbour farthest away, the smallest by number of several.
    [[nodiscard]] Vertex farthest(Vertex i) const {
        Signed far = -1;
        Vertex found = i;
        for (auto [j, end] = adjacent_vertices(i, graph_); j != end; ++j)
            if (const Signed d = distance(i, *j); d > far || (d == far && *j < found)) {
                far = d;
                found = *j;
            }
        return found;
    }

    [[nodiscard]] std::optional<Vertex> best_candidate(Vertex i, Bits lucky) const {
        Signed best = std::numeric_limits<Signed>::min();
        std::optional<Vertex> found;
        for (Bits k = 0; k < candidates; ++k) {
            const Vertex c = draw(lucky, 2 + k) % x_.size();
            if (c == i || tied(i, c)) continue;
            const Signed score =
                1024 * static_cast<Signed>(std::min<std::size_t>(out_degree(c, graph_), 50)) - distance(i, c);
            if (score > best) {
                best = score;
                found = c;
            }
        }
        return found;
    }

    Graph graph_;
    std::vector<Position> x_, next_;
    std::vector<Rewiring> proposed_;
};

/// The `main` of a program: it uses one thread, whatever it is asked for.
template <class OutEdges>
int boost_graph_program(int argc, char** argv) {
    return nb1::program(argc, argv, [](std::uint32_t agents, int /*threads*/) {
        BoostGraph<OutEdges> model(agents);
        nb1::Answer answer;
        answer.seconds = nb1::seconds_of([&] {
            for (Bits t = 1; t <= steps; ++t) answer.accepted += model.step(t);
        });
        model.check_sums(answer);
        return answer;
    });
}

}  // namespace baselines
