#include "sim/experiment/designs/maximin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/experiment/designs/sampler.hpp"

namespace musubi {
namespace {

enum class Purpose : std::uint8_t { swap = 16 };  // after those of the Latin hypercube

/// Swaps tried for each point, and the most coordinates that all of them may look at.
constexpr std::size_t swaps_per_point = 40;
constexpr double most_work = 4e8;

double squared_distance(const Point& a, const Point& b) {
    double sum = 0;
    for (std::size_t f = 0; f < a.size(); ++f) sum += (a[f] - b[f]) * (a[f] - b[f]);
    return sum;
}

double nearness(const Point& a, const Point& b) {
    const double fourth = squared_distance(a, b) * squared_distance(a, b);
    return 1 / std::max(fourth * fourth, std::numeric_limits<double>::min());
}

/// Of two points to all others.
double nearness_of_pair(const std::vector<Point>& points, std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (i != a && i != b) sum += nearness(points[i], points[a]) + nearness(points[i], points[b]);
    return sum;
}

std::size_t index_below(std::uint64_t bits, std::size_t size) {
    return std::min(static_cast<std::size_t>(unit_interval(bits) * static_cast<double>(size)), size - 1);
}

}  // namespace

std::vector<Point> maximin_latin_hypercube(Luck luck, std::size_t points, std::size_t factors) {
    std::vector<Point> design = latin_hypercube(luck, points, factors);
    if (points < 3) return design;
    const double work = static_cast<double>(points) * static_cast<double>(factors);
    const auto swaps = std::min(swaps_per_point * points, static_cast<std::size_t>(most_work / work));
    const Stream draws = luck.stream(Purpose::swap);
    for (std::size_t s = 0; s < swaps; ++s) {
        const auto [which, who] = draws.words(s, 0);
        const std::size_t f = index_below(draws.words(s, 1).first, factors);
        const std::size_t a = index_below(which, points), b = index_below(who, points);
        if (a == b) continue;
        const double before = nearness_of_pair(design, a, b);
        std::swap(design[a][f], design[b][f]);
        if (nearness_of_pair(design, a, b) > before) std::swap(design[a][f], design[b][f]);
    }
    return design;
}

double smallest_distance(const std::vector<Point>& points) {
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            smallest = std::min(smallest, squared_distance(points[i], points[j]));
    return std::sqrt(smallest);
}

}  // namespace musubi
