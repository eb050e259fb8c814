#include "sim/experiment/calibration/waves.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "musubi/elementary.hpp"
#include "sim/experiment/calibration/shifts.hpp"
#include "sim/experiment/designs/sampler.hpp"

namespace musubi {
namespace {

/// Of the density that a point weighs by when a surface is fitted, and what any point weighs at least.
constexpr double flattening_of_weights = 100, least_weight = 0.05;

/// Of each target that lacks numbers, at how many points.
std::string without_numbers(const std::vector<std::vector<Runs>>& waves, const std::vector<Target>& targets) {
    std::string text;
    for (std::size_t j = 0; j < targets.size(); ++j)
        if (const Sample sample = sample_of(waves, j); sample.without_number > 0)
            text += fmt::format("; '{}' has none at {} of {}", targets[j].name, sample.without_number,
                                sample.points);
    return text;
}

/// The points that give numbers, and from which of them on they are a sample of the posterior.
struct Usable {
    std::vector<Runs> points;
    std::size_t judged_from = 0;
};

/// It is judged by the waves from one on, or else by the last that has any: it lies nearest.
Usable usable_in(const std::vector<std::vector<Runs>>& waves, std::size_t judged_from_wave) {
    Usable usable;
    bool found = false;
    for (std::size_t w = 0; w < waves.size(); ++w) {
        if (!found && std::any_of(waves[w].begin(), waves[w].end(), is_usable)) {
            usable.judged_from = usable.points.size();
            found = w >= judged_from_wave;
        }
        std::copy_if(waves[w].begin(), waves[w].end(), std::back_inserter(usable.points), is_usable);
    }
    return usable;
}

}  // namespace

bool has_number(const Runs& runs, std::size_t output) {
    return std::all_of(runs.outputs.begin(), runs.outputs.end(),
                       [&](const auto& run) { return std::isfinite(run[output]); });
}

bool is_usable(const Runs& runs) {
    for (std::size_t j = 0; j < runs.outputs.front().size(); ++j)
        if (!has_number(runs, j)) return false;
    return true;
}

double mean_over_runs(std::span<const Runs> points, std::size_t output) {
    double sum = 0;
    std::size_t runs = 0;
    for (const Runs& point : points)
        for (const auto& run : point.outputs) {
            sum += run[output];
            ++runs;
        }
    return sum / static_cast<double>(runs);
}

Luck luck_for(std::uint64_t seed, const char* step, std::size_t number) {
    return {combine(key_of(step), seed), number};
}

Sample sample_of(const std::vector<std::vector<Runs>>& waves, std::size_t output) {
    Sample sample;
    for (const std::vector<Runs>& wave : waves)
        for (const Runs& point : wave) {
            ++sample.points;
            sample.without_number += has_number(point, output) ? 0 : 1;
            sample.runs += point.outputs.size();
            for (const auto& run : point.outputs) sample.not_above_0 += run[output] <= 0 ? 1 : 0;
        }
    return sample;
}

std::vector<Point> draw_posterior(const Likelihood& likelihood, double flattening, Luck luck,
                                  std::size_t points, std::size_t factors) {
    const auto flattened = [&](const std::vector<Point>& at) {
        std::vector<double> logs = likelihood.log_at(at);
        for (double& log : logs) log /= flattening;
        return logs;
    };
    return sample(flattened, luck, points, factors);
}

Waves::Waves(std::vector<Target> targets, std::size_t factors)
    : targets_(std::move(targets)), sized_(targets_), factors_(factors) {}

void Waves::take(std::vector<Runs> wave, double flattening) {
    waves.push_back(std::move(wave));
    if (flattening != 1) judged_from_wave_ = waves.size();
    fit();
}

/// To all points. Those that are implausible weigh little, but they hold the surface where others are few.
void Waves::fit() {
    Usable usable = usable_in(waves, judged_from_wave_);
    const std::size_t terms = Emulator::terms(factors_);
    if (usable.points.size() <= terms)
        throw ImplausiblePriors(
            fmt::format("at too few points every target has a number: {} are left, more than {} are needed{}",
                        usable.points.size(), terms, without_numbers(waves, targets_)));
    if (emulator) weigh(usable.points);
    emulator.emplace(usable.points, factors_, shifts_of(usable.points, targets_), usable.judged_from);
    const auto judged = std::span(usable.points).subspan(usable.judged_from);
    for (std::size_t j = 0; j < targets_.size(); ++j)
        if (!targets_[j].fitted && !targets_[j].size) sized_[j].size = mean_over_runs(judged, j);
}

/// By what the emulator so far thinks of the points: their own runs would favour those that were lucky.
void Waves::weigh(std::vector<Runs>& points) const {
    std::vector<Point> places;
    places.reserve(points.size());
    for (const Runs& runs : points) places.push_back(runs.point);
    const std::vector<double> logs = likelihood().log_at(places);
    const double most = *std::max_element(logs.begin(), logs.end());
    for (std::size_t n = 0; n < points.size(); ++n)
        points[n].weight = least_weight + exponential((logs[n] - most) / flattening_of_weights);
}

}  // namespace musubi
