#include "sim/experiment/sampler.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "musubi/elementary.hpp"

namespace musubi {
namespace {

enum class Purpose : std::uint8_t { strata, within_a_stratum, start, partner, stretch, acceptance };

/// Sweeps over all chains before the first draw and between two draws of a chain: several times the
/// autocorrelation of a density of some fifteen factors.
constexpr std::size_t sweeps_before = 2000, sweeps_between = 200;
/// The chains begin at the best of so many points a chain.
constexpr std::size_t candidates_a_chain = 50;

struct Chain {
    Point at;
    double log_density;
};

std::vector<Chain> begin_chains(const std::function<double(const Point&)>& log_density, Luck luck,
                                std::size_t chains, std::size_t factors) {
    std::vector<Chain> begun;
    const Stream start = luck.stream(Purpose::start);
    for (std::size_t i = 0; i < chains * candidates_a_chain; ++i) {
        Point at(factors);
        for (std::size_t f = 0; f < factors; ++f) at[f] = start.uniform(i, f);
        const double density = log_density(at);
        begun.push_back({std::move(at), density});
    }
    std::stable_sort(begun.begin(), begun.end(),
                     [](const Chain& a, const Chain& b) { return a.log_density > b.log_density; });
    begun.resize(chains);
    return begun;
}

bool inside(const Point& point) {
    return std::all_of(point.begin(), point.end(), [](double x) { return x >= 0 && x <= 1; });
}

/// Stretches a chain's place along the line to a chain of the other half.
void move_chain(const std::function<double(const Point&)>& log_density, Luck luck, std::size_t sweep,
                std::size_t which, std::vector<Chain>& chains) {
    const std::size_t half = chains.size() / 2;
    const double u = luck.stream(Purpose::partner).uniform(sweep, which);
    const auto other = static_cast<std::size_t>(u * static_cast<double>(half)) + (which < half ? half : 0);
    const double stretched = 1 + luck.stream(Purpose::stretch).uniform(sweep, which);
    const double z = stretched * stretched / 2;  // from 1/2 to 2, its density as 1/√z
    Chain& chain = chains[which];
    Point to = chain.at;
    for (std::size_t f = 0; f < to.size(); ++f)
        to[f] = chains[other].at[f] + z * (chain.at[f] - chains[other].at[f]);
    if (!inside(to)) return;
    const double density = log_density(to);
    const double gain = static_cast<double>(to.size() - 1) * natural_log(z) + density - chain.log_density;
    if (natural_log(luck.stream(Purpose::acceptance).uniform(sweep, which)) < gain)
        chain = {std::move(to), density};
}

}  // namespace

std::vector<Point> latin_hypercube(Luck luck, std::size_t points, std::size_t factors) {
    const Stream strata = luck.stream(Purpose::strata), within = luck.stream(Purpose::within_a_stratum);
    std::vector<Point> design(points, Point(factors));
    std::vector<std::size_t> order(points);
    for (std::size_t f = 0; f < factors; ++f) {
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return strata.words(f, a).first < strata.words(f, b).first;
        });
        for (std::size_t i = 0; i < points; ++i)
            design[order[i]][f] =
                (static_cast<double>(i) + within.uniform(f, i)) / static_cast<double>(points);
    }
    return design;
}

std::vector<Point> sample(const std::function<double(const Point&)>& log_density, Luck luck,
                          std::size_t points, std::size_t factors) {
    std::vector<Chain> chains = begin_chains(log_density, luck, 4 * factors, factors);
    std::vector<Point> drawn;
    for (std::size_t sweep = 0; drawn.size() < points; ++sweep) {
        for (std::size_t which = 0; which < chains.size(); ++which)
            move_chain(log_density, luck, sweep, which, chains);
        if (sweep < sweeps_before || (sweep - sweeps_before) % sweeps_between != 0) continue;
        for (std::size_t which = 0; which < chains.size() && drawn.size() < points; ++which)
            drawn.push_back(chains[which].at);
    }
    return drawn;
}

}  // namespace musubi
