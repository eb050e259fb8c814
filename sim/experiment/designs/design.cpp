#include "sim/experiment/designs/design.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "musubi/missing.hpp"
#include "musubi/random.hpp"
#include "sim/experiment/designs/maximin.hpp"
#include "sim/experiment/designs/sobol_sequence.hpp"

namespace musubi {
namespace {

using Kind = Design::Kind;
using Groups = std::vector<std::vector<std::size_t>>;
using Row = std::span<double>;

enum class Purpose : std::uint8_t { start, direction, order };

constexpr std::size_t too_many = std::numeric_limits<std::size_t>::max();

std::size_t times(std::size_t a, std::size_t b) { return b != 0 && a > too_many / b ? too_many : a * b; }

/// A point with every factor at its level: k counts the combinations.
void combination(std::size_t k, const std::vector<SweepFactor>& factors, Row row) {
    for (std::size_t f = factors.size(); f-- > 0;) {
        const auto& levels = std::get<Levels>(factors[f].spread);
        row[f] = place_of_level(levels, k % levels.values.size());
        k /= levels.values.size();
    }
}

/// A factor that can lie anywhere between two ends, and so is moved to those.
bool has_ends(const SweepFactor& factor) {
    const auto* levels = std::get_if<Levels>(&factor.spread);
    return levels == nullptr || (levels->is_range && levels->values.size() > 1);
}

std::size_t points_one_at_a_time(const SweepFactor& factor) {
    return has_ends(factor) ? 2 : levels_of(factor.spread);
}

void one_at_a_time(std::size_t k, const std::vector<SweepFactor>& factors, Row row) {
    std::fill(row.begin(), row.end(), place_of_scenario());
    if (k == 0) return;
    --k;
    std::size_t f = 0;
    for (; k >= points_one_at_a_time(factors[f]); ++f) k -= points_one_at_a_time(factors[f]);
    row[f] = has_ends(factors[f]) ? static_cast<double>(k)
                                  : place_of_level(std::get<Levels>(factors[f].spread), k);
}

void copy_groups(const Groups& groups, std::size_t from, std::size_t to, std::span<const double> source,
                 Row row) {
    for (std::size_t g = from; g < to; ++g)
        for (const std::size_t f : groups[g]) row[f] = source[f];
}

/// Point `place` of the block whose halves are A and B.
void saltelli_point(std::size_t place, const Groups& groups, bool second_order, std::span<const double> a,
                    std::span<const double> b, Row row) {
    const std::size_t count = groups.size(), last = (second_order ? 2 * count : count) + 1;
    const bool from_a = place <= count;
    std::copy_n((from_a ? a : b).begin(), row.size(), row.begin());
    if (place == 0 || place == last) return;
    const std::size_t g = (place - 1) % count;
    copy_groups(groups, g, g + 1, from_a ? b : a, row);
}

/// What a trajectory of Morris' draws.
struct Trajectory {
    std::vector<std::size_t> before;  ///< groups that move before each
    std::vector<std::size_t> low;     ///< places of the grid, of each factor
    std::vector<bool> up;             ///< whether it moves up from there, or down to there
};

Trajectory trajectory_of(std::size_t which, std::size_t grid, const Groups& groups, std::size_t factors,
                         Luck luck) {
    const Stream start = luck.stream(Purpose::start), direction = luck.stream(Purpose::direction),
                 order = luck.stream(Purpose::order);
    const std::size_t half = grid / 2;
    Trajectory trajectory;
    std::vector<std::uint64_t> turns;
    for (std::size_t g = 0; g < groups.size(); ++g) turns.push_back(order.words(which, g).first);
    std::vector<std::uint64_t> in_turn = turns;
    std::sort(in_turn.begin(), in_turn.end());
    for (const std::uint64_t turn : turns)
        trajectory.before.push_back(static_cast<std::size_t>(
            std::lower_bound(in_turn.begin(), in_turn.end(), turn) - in_turn.begin()));
    for (std::size_t f = 0; f < factors; ++f) {
        trajectory.low.push_back(
            static_cast<std::size_t>(start.uniform(which, f) * static_cast<double>(half)));
        trajectory.up.push_back(direction.uniform(which, f) < 0.5);
    }
    return trajectory;
}

/// Point `step` of a trajectory.
void morris_point(std::size_t step, const Trajectory& trajectory, std::size_t grid, const Groups& groups,
                  Row row) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const bool moved = trajectory.before[g] < step;
        for (const std::size_t f : groups[g])
            row[f] = static_cast<double>(trajectory.low[f] + (trajectory.up[f] == moved ? grid / 2 : 0)) /
                     static_cast<double>(grid - 1);
    }
}

std::vector<double> latin_places(const Design& design, std::size_t factors, std::uint64_t seed) {
    std::vector<double> all;
    for (const Point& point : maximin_latin_hypercube(Luck(seed, 0), design.size, factors))
        all.insert(all.end(), point.begin(), point.end());
    return all;
}

/// Calls make(k, row) for every row.
template <class Make>
std::vector<double> each_point(std::size_t points, std::size_t factors, Make&& make) {
    std::vector<double> all(points * factors);
    for (std::size_t k = 0; k < points; ++k) make(k, Row(all).subspan(k * factors, factors));
    return all;
}

std::vector<double> saltelli_places(const Design& design, const std::vector<SweepFactor>& factors,
                                    std::uint64_t seed) {
    const Groups groups = groups_of(factors);
    SobolSequence sequence(seed, 2 * factors.size());
    std::vector<double> halves(2 * factors.size());
    const std::span<const double> a = std::span(halves).first(factors.size()),
                                  b = std::span(halves).subspan(factors.size());
    const std::size_t block = points_per_block(design, factors);
    return each_point(points_in(design, factors), factors.size(), [&](std::size_t k, Row row) {
        if (k % block == 0) sequence.point(k / block, halves);
        saltelli_point(k % block, groups, design.second_order, a, b, row);
    });
}

std::vector<double> morris_places(const Design& design, const std::vector<SweepFactor>& factors,
                                  std::uint64_t seed) {
    const Groups groups = groups_of(factors);
    const std::size_t block = groups.size() + 1;
    Trajectory trajectory;
    return each_point(points_in(design, factors), factors.size(), [&](std::size_t k, Row row) {
        if (k % block == 0)
            trajectory = trajectory_of(k / block, design.grid, groups, factors.size(), Luck(seed, 0));
        morris_point(k % block, trajectory, design.grid, groups, row);
    });
}

}  // namespace

double place_of_scenario() { return missing; }

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::factorial:
            return "factorial";
        case Kind::latin_hypercube:
            return "latin_hypercube";
        case Kind::sobol:
            return "sobol";
        case Kind::saltelli:
            return "saltelli";
        case Kind::morris:
            return "morris";
        case Kind::one_at_a_time:
            return "one_at_a_time";
        case Kind::list:
            return "list";
    }
    return "";
}

const std::vector<Kind>& kinds_of_designs() {
    static const std::vector<Kind> all{Kind::factorial, Kind::latin_hypercube, Kind::sobol,
                                       Kind::saltelli,  Kind::one_at_a_time,   Kind::morris,
                                       Kind::list};
    return all;
}

bool can_be_extended(Kind kind) {
    return kind == Kind::sobol || kind == Kind::saltelli || kind == Kind::morris;
}

std::size_t points_per_block(const Design& design, const std::vector<SweepFactor>& factors) {
    const std::size_t groups = groups_of(factors).size();
    if (design.kind == Kind::saltelli) return (design.second_order ? 2 * groups : groups) + 2;
    return design.kind == Kind::morris ? groups + 1 : 1;
}

std::size_t points_in(const Design& design, const std::vector<SweepFactor>& factors) {
    std::size_t points = 1;
    if (design.kind == Kind::factorial) {
        for (const SweepFactor& factor : factors) points = times(points, levels_of(factor.spread));
        return points;
    }
    if (design.kind == Kind::one_at_a_time) {
        for (const SweepFactor& factor : factors) points += points_one_at_a_time(factor);
        return points;
    }
    return times(design.size, points_per_block(design, factors));
}

std::vector<double> places_of(const Design& design, const std::vector<SweepFactor>& factors,
                              std::uint64_t seed) {
    const std::size_t points = points_in(design, factors), count = factors.size();
    switch (design.kind) {
        case Kind::factorial:
            return each_point(points, count, [&](std::size_t k, Row row) { combination(k, factors, row); });
        case Kind::one_at_a_time:
            return each_point(points, count, [&](std::size_t k, Row row) { one_at_a_time(k, factors, row); });
        case Kind::latin_hypercube:
            return latin_places(design, count, seed);
        case Kind::saltelli:
            return saltelli_places(design, factors, seed);
        case Kind::sobol: {
            SobolSequence sequence(seed, count);
            return each_point(points, count, [&](std::size_t k, Row row) { sequence.point(k, row); });
        }
        case Kind::morris:
            return morris_places(design, factors, seed);
        case Kind::list:
            break;
    }
    throw std::invalid_argument("the points of a list stand in its file");
}

}  // namespace musubi
