#include "sim/experiment/calibration/calibration.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "musubi/distributions.hpp"
#include "musubi/elementary.hpp"
#include "sim/experiment/calibration/shifts.hpp"
#include "sim/experiment/estimates/summary.hpp"

namespace musubi {
namespace {

/// The middle 90 % of the places of a prior.
constexpr double prior_width = 0.9;
/// How flat a design is that covers the priors evenly.
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double flattening_of_truths = 4;
/// Beliefs are of ten times as many points of the posterior as the set has vectors, so that two seeds differ
/// by what their runs say and not by which points were drawn.
constexpr std::size_t points_per_vector = 10;
/// Of the density that a point weighs by when a surface is fitted, and what any point weighs at least.
constexpr double flattening_of_weights = 100, least_weight = 0.05;

enum class Purpose : std::uint8_t { observation };

/// Each wave and each recovery has luck of its own.
Luck luck_of(std::uint64_t seed, const char* what, std::size_t number) {
    return {combine(key_of(what), seed), number};
}

/// Whether every run gave a number of an output; 0 is one.
bool has_number(const Runs& runs, std::size_t output) {
    return std::all_of(runs.outputs.begin(), runs.outputs.end(),
                       [&](const auto& run) { return std::isfinite(run[output]); });
}

bool is_usable(const Runs& runs) {
    for (std::size_t j = 0; j < runs.outputs.front().size(); ++j)
        if (!has_number(runs, j)) return false;
    return true;
}

/// What the runs of all waves gave of an output.
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

/// Of each target that lacks numbers, at how many points.
std::string without_numbers(const std::vector<std::vector<Runs>>& waves, const std::vector<Target>& targets) {
    std::string text;
    for (std::size_t j = 0; j < targets.size(); ++j)
        if (const Sample sample = sample_of(waves, j); sample.without_number > 0)
            text += fmt::format("; '{}' has none at {} of {}", targets[j].name, sample.without_number,
                                sample.points);
    return text;
}

/// Points of the posterior density, flattened.
std::vector<Point> draw_from(const Emulator& emulator, const std::vector<Target>& targets, double flattening,
                             Luck luck, std::size_t points, std::size_t factors) {
    const auto flattened = [&](const std::vector<Point>& at) {
        std::vector<double> logs = log_posteriors(emulator, targets, at);
        for (double& log : logs) log /= flattening;
        return logs;
    };
    return sample(flattened, luck, points, factors);
}

/// Points of the first wave, and of a later one as the posterior is flattened for it: half as many where that
/// only shows the way.
struct WaveSizes {
    std::size_t first, later;
    [[nodiscard]] std::size_t flattened(double by) const { return by == 1 ? later : (later + 1) / 2; }
};
WaveSizes sizes_of(const CalibrationPlan& plan, std::size_t factors) {
    const std::size_t terms = Emulator::terms(factors);
    return {plan.first_points > 0 ? plan.first_points : 2 * terms, plan.points > 0 ? plan.points : 2 * terms};
}

/// All that was run so far, one wave after the other.
class Waves {
  public:
    Waves(const CalibrationPlan& plan, std::size_t factors, const std::vector<Target>& targets,
          const RunPoints& run)
        : plan_(plan), factors_(factors), targets_(targets), run_(run) {}

    /// Runs a design, or what was drawn from the posterior as it was flattened.
    void add(const std::vector<Point>& points, double flattening) {
        waves.push_back(run_(points, first_run_));
        first_run_ += points.size() * plan_.runs_per_point;
        if (flattening != 1) judged_from_wave_ = waves.size();
        fit();
    }
    [[nodiscard]] std::vector<Point> draw(std::size_t points, double flattening) const {
        return draw_from(*emulator, targets_, flattening, luck_of(plan_.seed, "wave", waves.size()), points,
                         factors_);
    }

    std::vector<std::vector<Runs>> waves;
    std::optional<Emulator> emulator;

  private:
    /// To all points. Those that are implausible weigh little, but they hold the surface where others are
    /// few. It is judged by the waves that are samples of the posterior, or else by the last, which lies
    /// nearest.
    void fit() {
        std::vector<Runs> usable;
        std::size_t judged_from = 0;
        bool found = false;
        for (std::size_t w = 0; w < waves.size(); ++w) {
            if (!found && std::any_of(waves[w].begin(), waves[w].end(), is_usable)) {
                judged_from = usable.size();
                found = w >= judged_from_wave_;
            }
            std::copy_if(waves[w].begin(), waves[w].end(), std::back_inserter(usable), is_usable);
        }
        const std::size_t terms = Emulator::terms(factors_);
        if (usable.size() <= terms)
            throw ImplausiblePriors(fmt::format(
                "at too few points every target has a number: {} are left, more than {} are needed{}",
                usable.size(), terms, without_numbers(waves, targets_)));
        if (emulator) weigh(usable);
        emulator.emplace(usable, factors_, shifts_of(usable, targets_), judged_from);
    }
    /// By what the emulator so far thinks of the points: their own runs would favour those that were lucky.
    void weigh(std::vector<Runs>& points) const {
        std::vector<Point> places;
        places.reserve(points.size());
        for (const Runs& runs : points) places.push_back(runs.point);
        const std::vector<double> logs = log_posteriors(*emulator, targets_, places);
        const double most = *std::max_element(logs.begin(), logs.end());
        for (std::size_t n = 0; n < points.size(); ++n)
            points[n].weight = least_weight + exponential((logs[n] - most) / flattening_of_weights);
    }

    const CalibrationPlan& plan_;
    std::size_t factors_;
    const std::vector<Target>& targets_;
    const RunPoints& run_;
    std::uint64_t first_run_ = 0;
    std::size_t judged_from_wave_ = 0;
};

/// What the emulator says at points: one row per point, one column per output.
using EmulatedPoints = std::vector<std::vector<Emulated>>;

/// What the model expects of an output at each of these points, by the emulator.
std::vector<double> expected(const Emulator& emulator, const EmulatedPoints& points, std::size_t output) {
    std::vector<double> values;
    values.reserve(points.size());
    for (const std::vector<Emulated>& emulated : points)
        values.push_back(emulator.expected(emulated[output], output));
    return values;
}

/// What points weigh that were drawn from one density and stand for another. They sum to 1.
std::vector<double> importance(const std::vector<double>& log_drawn_from,
                               const std::vector<double>& log_meant) {
    std::vector<double> weights(log_meant.size());
    std::transform(log_meant.begin(), log_meant.end(), log_drawn_from.begin(), weights.begin(),
                   std::minus<>());
    const double most = *std::max_element(weights.begin(), weights.end());
    double total = 0;
    for (double& weight : weights) total += weight = exponential(weight - most);
    for (double& weight : weights) weight /= total;
    return weights;
}

/// Mean of an output over runs at weighted points that have a number of it.
double mean_of_runs(const std::vector<Runs>& points, const std::vector<double>& weights, std::size_t output) {
    double mean = 0, left_out = 0;
    for (std::size_t k = 0; k < points.size(); ++k) {
        if (!has_number(points[k], output))
            left_out += weights[k];
        else
            for (const auto& run : points[k].outputs)
                mean += weights[k] * run[output] / static_cast<double>(points[k].outputs.size());
    }
    return mean / (1 - left_out);
}

Belief belief_in(const Calibration& c, const EmulatedPoints& posterior, const std::vector<double>& weights,
                 std::size_t output) {
    const auto [mean, low, high] = estimate(expected(*c.emulator, posterior, output));
    return {.mean = mean,
            .simulated = mean_of_runs(c.waves.back(), weights, output),
            .low = low,
            .high = high,
            .luck = (mean + c.emulator->shift(output)) * std::sqrt(exponential(c.emulator->luck(output)) - 1),
            .explained = c.emulator->explained(output)};
}

Bound bound_on(const std::vector<Point>& posterior, const Factor& factor, std::size_t number) {
    std::vector<double> places, values;
    for (const Point& point : posterior) {
        places.push_back(point[number]);
        values.push_back(value_at(factor, point[number]));
    }
    const Estimate place = estimate(std::move(places)), value = estimate(std::move(values));
    return {.mean = value.mean,
            .low = value.low,
            .high = value.high,
            .width = (place.high - place.low) / prior_width};
}

}  // namespace

std::size_t runs_of(const CalibrationPlan& plan, std::size_t factors) {
    const WaveSizes sizes = sizes_of(plan, factors);
    std::size_t points = sizes.first + plan.vectors;
    for (const double flattening : plan.flattening) points += sizes.flattened(flattening);
    return points * plan.runs_per_point;
}

std::vector<double> log_posteriors(const Emulator& emulator, const std::vector<Target>& targets,
                                   const std::vector<Point>& points) {
    std::vector<double> logs;
    logs.reserve(points.size());
    for (const std::vector<Emulated>& emulated : emulator.at_each(points)) {
        double& log = logs.emplace_back(0);
        for (std::size_t j = 0; j < targets.size(); ++j) {
            if (!targets[j].fitted) continue;
            const double value = targets[j].value + emulator.shift(j);
            const double relative = targets[j].tolerance / value;
            const double variance = relative * relative + emulated[j].variance;
            const double distance = natural_log(value) - emulated[j].mean - emulator.luck(j) / 2;
            log -= (distance * distance / variance + natural_log(variance)) / 2;
        }
    }
    return logs;
}

Calibration calibrate(const CalibrationPlan& plan, const std::vector<Factor>& factors,
                      const std::vector<Target>& targets, const RunPoints& run) {
    const WaveSizes sizes = sizes_of(plan, factors.size());
    Waves waves(plan, factors.size(), targets, run);
    waves.add(latin_hypercube(luck_of(plan.seed, "wave", 0), sizes.first, factors.size()), infinity);
    for (const double flattening : plan.flattening)
        waves.add(waves.draw(sizes.flattened(flattening), flattening), flattening);

    const std::vector<Point> last_wave = waves.draw(plan.vectors, 1);
    const std::vector<double> before = log_posteriors(*waves.emulator, targets, last_wave);
    waves.add(last_wave, 1);
    const std::vector<double> weights =
        importance(before, log_posteriors(*waves.emulator, targets, last_wave));

    const std::vector<Point> posterior = waves.draw(points_per_vector * plan.vectors, 1);
    Calibration c;
    for (std::size_t k = 0; k < plan.vectors; ++k) c.vectors.push_back(posterior[points_per_vector * k]);
    c.agreeing = 1 / std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
    c.waves = std::move(waves.waves);
    c.emulator = std::move(waves.emulator);
    const EmulatedPoints emulated = c.emulator->at_each(posterior);
    for (std::size_t j = 0; j < targets.size(); ++j) {
        c.beliefs.push_back(belief_in(c, emulated, weights, j));
        c.samples.push_back(sample_of(c.waves, j));
    }
    for (std::size_t f = 0; f < factors.size(); ++f) c.bounds.push_back(bound_on(posterior, factors[f], f));
    return c;
}

Recovery recover(const Calibration& calibration, const std::vector<Target>& targets, std::uint64_t seed,
                 std::size_t truths) {
    const Emulator& emulator = *calibration.emulator;
    const std::size_t factors = calibration.vectors.front().size();
    const std::vector<Point> true_points =
        draw_from(emulator, targets, flattening_of_truths, luck_of(seed, "recovery", 0), truths, factors);
    Recovery recovery;
    for (std::size_t t = 0; t < truths; ++t) {
        const Stream errors = luck_of(seed, "recovery", t + 1).stream(Purpose::observation);
        std::vector<Target> observed = targets;
        const std::vector<Emulated> truth = emulator.at(true_points[t]);
        for (std::size_t j = 0; j < targets.size(); ++j) {
            if (!targets[j].fitted) continue;
            const double relative = targets[j].tolerance / (targets[j].value + emulator.shift(j));
            const double error =
                std::sqrt(relative * relative + truth[j].variance) * standard_normal(errors.uniform(j));
            const double shifted = exponential(truth[j].mean + emulator.luck(j) / 2 + error);
            observed[j].value = shifted - emulator.shift(j);
            observed[j].tolerance = relative * shifted;
        }
        const EmulatedPoints believed = emulator.at_each(draw_from(
            emulator, observed, 1, luck_of(seed, "recovery", t + 1), calibration.vectors.size(), factors));
        for (std::size_t j = 0; j < targets.size(); ++j) {
            if (targets[j].fitted) continue;
            const Estimate projected = estimate(expected(emulator, believed, j));
            const double is = emulator.expected(truth[j], j);
            ++recovery.intervals;
            recovery.hits += projected.low <= is && is <= projected.high ? 1 : 0;
        }
    }
    return recovery;
}

}  // namespace musubi
