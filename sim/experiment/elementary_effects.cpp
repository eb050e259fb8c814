#include "sim/experiment/elementary_effects.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "musubi/missing.hpp"

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

/// The effects of one trajectory, a group each; empty if a run of it is missing.
std::vector<double> effects_of(std::size_t trajectory, const std::vector<double>& outputs,
                               const std::vector<double>& places, const Groups& groups, std::size_t factors) {
    std::vector<double> effects(groups.size());
    const std::size_t begin = trajectory * (groups.size() + 1);
    for (std::size_t k = begin; k < begin + groups.size(); ++k) {
        if (std::isnan(outputs[k]) || std::isnan(outputs[k + 1])) return {};
        const Row from = Row(places).subspan(k * factors, factors),
                  to = Row(places).subspan((k + 1) * factors, factors);
        const std::size_t g = group_that_moved(groups, from, to);
        const double step = to[groups[g].front()] - from[groups[g].front()];
        effects[g] = (outputs[k + 1] - outputs[k]) / step;
    }
    return effects;
}

/// μ*, μ and σ of every group, one after the other.
std::vector<double> summarised(const std::vector<std::vector<double>>& effects, const Groups& groups,
                               const std::vector<double>& counts) {
    double size = 0;
    for (const double count : counts) size += count;
    std::vector<double> strength, mean, spread;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        double sizes = 0, sum = 0, squares = 0;
        for (std::size_t t = 0; t < effects.size(); ++t) {
            sizes += counts[t] * std::abs(effects[t][g]);
            sum += counts[t] * effects[t][g];
        }
        const bool alone = groups[g].size() == 1;
        for (std::size_t t = 0; t < effects.size(); ++t)
            squares += counts[t] * (effects[t][g] - sum / size) * (effects[t][g] - sum / size);
        strength.push_back(sizes / size);
        mean.push_back(alone ? sum / size : missing);
        spread.push_back(alone ? std::sqrt(squares / (size - 1)) : missing);
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
        if (auto one = effects_of(t, outputs, places, groups, factors.size()); !one.empty())
            all.push_back(std::move(one));
    ElementaryEffects found;
    found.trajectories = all.size();
    found.left_out = trajectories - all.size();
    if (all.size() < 2) return found;
    const auto numbers = bootstrap(resampling, all.size(), [&](const std::vector<double>& counts) {
        return summarised(all, groups, counts);
    });
    const auto count = static_cast<std::ptrdiff_t>(groups.size());
    found.strength.assign(numbers.begin(), numbers.begin() + count);
    found.mean.assign(numbers.begin() + count, numbers.begin() + 2 * count);
    found.spread.assign(numbers.begin() + 2 * count, numbers.end());
    return found;
}

}  // namespace musubi
