#include "sim/experiment/designs/spread.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "musubi/distributions.hpp"
#include "sim/experiment/designs/factor.hpp"

namespace musubi {
namespace {

double quantile(const NormalSpread& s, double place) {
    const double from = normal_below((s.low - s.mean) / s.deviation),
                 to = normal_below((s.high - s.mean) / s.deviation);
    const double u = from + (to - from) * place;
    if (u <= 0) return s.low;
    if (u >= 1) return s.high;
    return std::clamp(s.mean + s.deviation * standard_normal(u), s.low, s.high);
}

double quantile(const TriangularSpread& s, double place) {
    const double width = s.high - s.low, left = (s.mode - s.low) / width;
    const double at = place < left ? s.low + std::sqrt(place * width * (s.mode - s.low))
                                   : s.high - std::sqrt((1 - place) * width * (s.high - s.mode));
    return std::clamp(at, s.low, s.high);
}

double quantile(const Prior& prior, double place) { return value_at(Factor{{}, prior}, place); }

/// Rounding must not push a place that is a border of two levels into the lower one.
constexpr double slack = 1e-9;

std::size_t level_at(const Levels& levels, double place) {
    const std::size_t last = levels.values.size() - 1;
    if (levels.weights.empty()) {
        const double at = std::floor(place * static_cast<double>(levels.values.size()) + slack);
        return std::min(static_cast<std::size_t>(at), last);
    }
    const double total = std::accumulate(levels.weights.begin(), levels.weights.end(), 0.0);
    double below = 0;
    for (std::size_t level = 0; level < last; ++level) {
        below += levels.weights[level] / total;
        if (place + slack < below) return level;
    }
    return last;
}

std::optional<double> as_number(const Value& value) {
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1.0 : 0.0;
    return std::nullopt;
}

}  // namespace

Value value_at(const Spread& spread, double place) {
    if (const auto* levels = std::get_if<Levels>(&spread)) return levels->values[level_at(*levels, place)];
    if (const auto* normal = std::get_if<NormalSpread>(&spread)) return quantile(*normal, place);
    if (const auto* triangular = std::get_if<TriangularSpread>(&spread)) return quantile(*triangular, place);
    return quantile(std::get<Prior>(spread), place);
}

double number_at(const Spread& spread, double place) {
    const auto number = as_number(value_at(spread, place));
    return number ? *number : static_cast<double>(level_at(std::get<Levels>(spread), place));
}

bool has_order(const SweepFactor& factor) {
    const auto* levels = std::get_if<Levels>(&factor.spread);
    if (levels == nullptr || levels->values.size() <= 2) return true;
    return factor.name != luck_factor && as_number(levels->values.front()).has_value();
}

double share_of_range(const SweepFactor& factor, double from, double to) {
    const auto* levels = std::get_if<Levels>(&factor.spread);
    if (levels == nullptr) return to - from;
    const auto first = static_cast<double>(level_at(*levels, from)),
               last = static_cast<double>(level_at(*levels, to));
    if (first == last) return 0;
    if (!has_order(factor)) return last > first ? 1 : -1;
    return (last - first) / static_cast<double>(levels->values.size() - 1);
}

std::size_t levels_of(const Spread& spread) {
    const auto* levels = std::get_if<Levels>(&spread);
    return levels == nullptr ? 0 : levels->values.size();
}

double place_of_level(const Levels& levels, std::size_t level) {
    if (levels.weights.empty())
        return (static_cast<double>(level) + 0.5) / static_cast<double>(levels.values.size());
    const double total = std::accumulate(levels.weights.begin(), levels.weights.end(), 0.0);
    const double below = std::accumulate(levels.weights.begin(),
                                         levels.weights.begin() + static_cast<std::ptrdiff_t>(level), 0.0);
    return (below + levels.weights[level] / 2) / total;
}

std::vector<std::vector<std::size_t>> groups_of(const std::vector<SweepFactor>& factors) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            return factors[group.front()].group == factors[f].group;
        });
        if (found == groups.end())
            groups.push_back({f});
        else
            found->push_back(f);
    }
    return groups;
}

std::vector<std::string> names_of_groups(const std::vector<SweepFactor>& factors) {
    std::vector<std::string> names;
    for (const auto& group : groups_of(factors)) names.push_back(factors[group.front()].group);
    return names;
}

}  // namespace musubi
