#include "sim/experiment/sensitivity/elementary_effects.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "musubi/missing.hpp"
#include "musubi/numbers_over.hpp"

namespace musubi {
namespace {

using Groups = std::vector<std::vector<std::size_t>>;
using Row = std::span<const double>;

std::size_t group_that_moved(const Groups& groups, Row from, Row to) {
    const auto moved = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
        return from[group.front()] != to[group.front()];
    });
    return static_cast<std::size_t>(moved - groups.begin());
}

/// How much of their range the factors of a group moved: the mean over those that did, with the sign of its
/// only one; 0 if none did.
double share_moved(const std::vector<std::size_t>& group, const std::vector<SweepFactor>& factors, Row from,
                   Row to) {
    if (group.size() == 1)
        return share_of_range(factors[group.front()], from[group.front()], to[group.front()]);
    double sum = 0, count = 0;
    for (const std::size_t f : group) {
        const double share = std::abs(share_of_range(factors[f], from[f], to[f]));
        sum += share;
        count += share > 0 ? 1 : 0;
    }
    return count > 0 ? sum / count : 0;
}

/// The effects of one trajectory, a group each, NaN of one that did not move; empty if a run of it is
/// missing.
std::vector<double> effects_of(std::size_t trajectory, const std::vector<double>& outputs,
                               const std::vector<double>& places, const Groups& groups,
                               const std::vector<SweepFactor>& factors) {
    std::vector<double> effects(groups.size());
    const std::size_t begin = trajectory * (groups.size() + 1);
    for (std::size_t k = begin; k < begin + groups.size(); ++k) {
        if (std::isnan(outputs[k]) || std::isnan(outputs[k + 1])) return {};
        const Row from = Row(places).subspan(k * factors.size(), factors.size()),
                  to = Row(places).subspan((k + 1) * factors.size(), factors.size());
        const std::size_t g = group_that_moved(groups, from, to);
        if (g == groups.size())
            throw NotAsDeclared("no factor moves from one point of a trajectory to the next");
        const double share = share_moved(groups[g], factors, from, to);
        effects[g] = share == 0 ? missing : (outputs[k + 1] - outputs[k]) / share;
    }
    return effects;
}

/// μ*, μ and σ of the effects of a group, of those trajectories that moved it, each counted so often.
struct Summary {
    double strength = missing, mean = missing, spread = missing;
};
Summary summary_of(const std::vector<std::vector<double>>& effects, std::size_t group,
                   const std::vector<double>& counts) {
    double size = 0, sizes = 0, sum = 0, squares = 0;
    const auto each = [&](auto&& add) {
        for (std::size_t t = 0; t < effects.size(); ++t)
            if (!std::isnan(effects[t][group])) add(counts[t], effects[t][group]);
    };
    each([&](double count, double effect) {
        size += count;
        sizes += count * std::abs(effect);
        sum += count * effect;
    });
    if (size == 0) return {};
    each([&](double count, double effect) {
        squares += count * (effect - sum / size) * (effect - sum / size);
    });
    return {sizes / size, sum / size, size > 1 ? std::sqrt(squares / (size - 1)) : missing};
}

/// μ*, μ and σ of every group, one after the other.
std::vector<double> summarised(const std::vector<std::vector<double>>& effects, const Groups& groups,
                               const std::vector<SweepFactor>& factors, const std::vector<double>& counts) {
    std::vector<double> strength, mean, spread;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Summary one = summary_of(effects, g, counts);
        const bool has_direction = groups[g].size() == 1 && has_order(factors[groups[g].front()]);
        strength.push_back(one.strength);
        mean.push_back(has_direction ? one.mean : missing);
        spread.push_back(has_direction ? one.spread : missing);
    }
    strength.insert(strength.end(), mean.begin(), mean.end());
    strength.insert(strength.end(), spread.begin(), spread.end());
    return strength;
}

}  // namespace

ElementaryEffects elementary_effects(const std::vector<double>& outputs, const std::vector<double>& places,
                                     const std::vector<SweepFactor>& factors, const Resampling& resampling) {
    const Groups groups = groups_of(factors);
    const std::size_t trajectories = outputs.size() / (groups.size() + 1);
    std::vector<std::vector<double>> all;
    for (std::size_t t = 0; t < trajectories; ++t)
        if (auto one = effects_of(t, outputs, places, groups, factors); !one.empty())
            all.push_back(std::move(one));
    ElementaryEffects found;
    found.trajectories = all.size();
    found.left_out = trajectories - all.size();
    if (all.size() < 2) return found;
    const auto numbers = bootstrap(resampling, all.size(), [&](const std::vector<double>& counts) {
        return summarised(all, groups, factors, counts);
    });
    for (std::size_t g = 0; g < groups.size(); ++g)
        found.moved.push_back(static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [&](const auto& effects) { return !std::isnan(effects[g]); })));
    const auto count = static_cast<std::ptrdiff_t>(groups.size());
    found.strength.assign(numbers.begin(), numbers.begin() + count);
    found.mean.assign(numbers.begin() + count, numbers.begin() + 2 * count);
    found.spread.assign(numbers.begin() + 2 * count, numbers.end());
    return found;
}

}  // namespace musubi
