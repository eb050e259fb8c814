#include "sim/experiment/designs/sampler.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "musubi/elementary.hpp"

namespace musubi {
namespace {

enum class Purpose : std::uint8_t {
    strata,
    within_a_stratum,
    start,
    partner,
    share,
    moved,
    stride,
    jitter,
    acceptance
};

/// Chains a factor; the differences of so many span the density.
constexpr std::size_t chains_a_factor = 6;
/// Sweeps over all chains before the first draw and between two draws of a chain: several times the
/// autocorrelation of a density of some twenty factors.
constexpr std::size_t sweeps_before = 1500, sweeps_between = 200;
/// The chains begin at the best of so many points a chain.
constexpr std::size_t candidates_a_chain = 20;
/// How large a share of the factors moves at once: a chain in many dimensions gets on by few of them.
constexpr std::array<double, 3> shares{1.0 / 6, 1.0 / 3, 1};
/// Widest a move errs from the difference of two chains, which alone would not reach every point.
constexpr double jitter = 0.005;

struct Chain {
    Point at;
    double log_density;
};

std::vector<Chain> begin_chains(const LogDensity& log_density, Luck luck, std::size_t chains,
                                std::size_t factors) {
    const Stream start = luck.stream(Purpose::start);
    std::vector<Point> candidates(chains * candidates_a_chain, Point(factors));
    for (std::size_t i = 0; i < candidates.size(); ++i)
        for (std::size_t f = 0; f < factors; ++f) candidates[i][f] = start.uniform(i, f);
    const std::vector<double> density = log_density(candidates);
    std::vector<Chain> begun;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        begun.push_back({std::move(candidates[i]), density[i]});
    std::stable_sort(begun.begin(), begun.end(),
                     [](const Chain& a, const Chain& b) { return a.log_density > b.log_density; });
    begun.resize(chains);
    return begun;
}

/// Two different chains of the half that does not move.
std::array<std::size_t, 2> partners_of(const Stream& partner, Key move, std::size_t others_from,
                                       std::size_t size) {
    const auto one = static_cast<std::size_t>(partner.uniform(move, 0) * static_cast<double>(size));
    auto other = static_cast<std::size_t>(partner.uniform(move, 1) * static_cast<double>(size - 1));
    if (other >= one) ++other;
    return {others_from + one, others_from + other};
}

/// The factors that move; at least one.
std::vector<std::size_t> moved_in(const Luck& luck, Key move, std::size_t factors) {
    const Stream share = luck.stream(Purpose::share), moved = luck.stream(Purpose::moved);
    const double of_all = shares[static_cast<std::size_t>(share.uniform(move, 0) * shares.size())];
    std::vector<std::size_t> chosen;
    for (std::size_t f = 0; f < factors; ++f)
        if (moved.uniform(move, f) < of_all) chosen.push_back(f);
    if (chosen.empty())
        chosen.push_back(static_cast<std::size_t>(share.uniform(move, 1) * static_cast<double>(factors)));
    return chosen;
}

/// How much of the difference of two chains is gone in so many factors: about what is best for a normal
/// density.
double stride_of(double u, std::size_t factors) {
    return (0.5 + 0.75 * u) * 2.38 / std::sqrt(2 * static_cast<double>(factors));
}

/// Back into the cube, as from a mirror.
double reflected(double x) {
    while (x < 0 || x > 1) x = x < 0 ? -x : 2 - x;
    return x;
}

Point moved(const std::vector<Chain>& chains, std::size_t which, Luck luck, std::size_t sweep) {
    const Key move = combine(sweep, which);
    const std::size_t size = chains.size() / 2;
    const auto [one, other] = partners_of(luck.stream(Purpose::partner), move, which < size ? size : 0, size);
    const Stream errors = luck.stream(Purpose::jitter);
    Point to = chains[which].at;
    const std::vector<std::size_t> factors = moved_in(luck, move, to.size());
    const double stride = stride_of(luck.stream(Purpose::stride).uniform(move), factors.size());
    for (const std::size_t f : factors)
        to[f] = reflected(to[f] + stride * (chains[one].at[f] - chains[other].at[f]) +
                          jitter * (2 * errors.uniform(move, f) - 1));
    return to;
}

/// Moves the chains of one half by what chains of the other differ by, so that their densities can be asked
/// all at once.
void move_half(const LogDensity& log_density, Luck luck, std::size_t sweep, std::size_t half,
               std::vector<Chain>& chains) {
    const std::size_t size = chains.size() / 2, from = half * size;
    std::vector<Point> to;
    for (std::size_t i = 0; i < size; ++i) to.push_back(moved(chains, from + i, luck, sweep));
    const std::vector<double> density = log_density(to);
    const Stream acceptance = luck.stream(Purpose::acceptance);
    for (std::size_t i = 0; i < size; ++i) {
        Chain& chain = chains[from + i];
        if (natural_log(acceptance.uniform(sweep, from + i)) < density[i] - chain.log_density)
            chain = {std::move(to[i]), density[i]};
    }
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

std::vector<Point> sample(const LogDensity& log_density, Luck luck, std::size_t points, std::size_t factors) {
    std::vector<Chain> chains = begin_chains(log_density, luck, chains_a_factor * factors, factors);
    std::vector<Point> drawn;
    for (std::size_t sweep = 0; drawn.size() < points; ++sweep) {
        for (const std::size_t half : {0, 1}) move_half(log_density, luck, sweep, half, chains);
        if (sweep < sweeps_before || (sweep - sweeps_before) % sweeps_between != 0) continue;
        for (std::size_t which = 0; which < chains.size() && drawn.size() < points; ++which)
            drawn.push_back(chains[which].at);
    }
    return drawn;
}

}  // namespace musubi
