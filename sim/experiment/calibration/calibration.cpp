#include "sim/experiment/calibration/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "musubi/elementary.hpp"
#include "sim/experiment/designs/sampler.hpp"
#include "sim/experiment/estimates/summary.hpp"

namespace musubi {
namespace {

/// The middle 90 % of the places of a prior.
constexpr double prior_width = 0.9;
/// Beliefs are of ten times as many points of the posterior as the set has vectors, so that two seeds differ
/// by what their runs say and not by which points were drawn.
constexpr std::size_t points_per_vector = 10;

enum class Purpose : std::uint8_t { history };

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
    const auto [mean, low, high] = estimate(expected_in(*c.emulator, posterior, output));
    return {.mean = mean,
            .simulated = mean_of_runs(c.waves.back(), weights, output),
            .low = low,
            .high = high,
            .luck = (mean + c.emulator->shift(output)) * std::sqrt(exponential(c.emulator->luck(output)) - 1),
            .explained = c.emulator->explained(output)};
}

/// What a history is held against, and what it is projected to be.
void predict(Calibration& c, const EmulatedPoints& posterior, std::uint64_t seed) {
    const Likelihood likelihood(*c.emulator, c.targets);
    const PredictiveChecks checks = check_predictions(likelihood, posterior);
    c.joint_p = checks.joint_p;
    c.squared_distance = checks.squared_distance;
    const std::vector<std::size_t>&fitted = likelihood.which_fitted(),
          &projected = likelihood.which_projected();
    for (std::size_t i = 0; i < fitted.size(); ++i) {
        Belief& belief = c.beliefs[fitted[i]];
        belief.p = checks.p[i];
        belief.deviation = likelihood.deviation(i) * exponential(likelihood.observed()[i]);
    }
    const Stream draws = luck_for(seed, "wave", c.waves.size()).stream(Purpose::history);
    const auto histories = draw_history(likelihood, posterior, *c.emulator, draws);
    for (std::size_t i = 0; i < projected.size(); ++i) {
        const Estimate history = estimate(histories[i]);
        c.beliefs[projected[i]].history_low = history.low;
        c.beliefs[projected[i]].history_high = history.high;
    }
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

std::size_t first_points_of(const CalibrationPlan& plan, std::size_t factors) {
    return sizes_of(plan, factors).first;
}

std::size_t later_points_of(const CalibrationPlan& plan, std::size_t factors) {
    return sizes_of(plan, factors).later;
}

std::vector<double> expected_in(const Emulator& emulator, const EmulatedPoints& points, std::size_t output) {
    std::vector<double> values;
    values.reserve(points.size());
    for (const std::vector<Emulated>& emulated : points)
        values.push_back(emulator.expected(emulated[output], output));
    return values;
}

Calibration calibrate(const CalibrationPlan& plan, const std::vector<Factor>& factors,
                      const std::vector<Target>& targets, const RunPoints& run) {
    const WaveSizes sizes = sizes_of(plan, factors.size());
    Waves waves(targets, factors.size());
    std::uint64_t first_run = 0;
    const auto make = [&](const std::vector<Point>& points, double flattening) {
        waves.take(run(points, first_run), flattening);
        first_run += points.size() * plan.runs_per_point;
    };
    const auto draw = [&](std::size_t points, double flattening) {
        return waves.draw(points, flattening, luck_for(plan.seed, "wave", waves.waves.size()));
    };
    make(latin_hypercube(luck_for(plan.seed, "wave", 0), sizes.first, factors.size()), evenly);
    for (const double flattening : plan.flattening)
        make(draw(sizes.flattened(flattening), flattening), flattening);

    const std::vector<Point> last_wave = draw(plan.vectors, 1);
    const std::vector<double> before = waves.likelihood().log_at(last_wave);
    make(last_wave, 1);
    const std::vector<double> weights = importance(before, waves.likelihood().log_at(last_wave));

    const std::vector<Point> posterior = draw(points_per_vector * plan.vectors, 1);
    Calibration c;
    for (std::size_t k = 0; k < plan.vectors; ++k) c.vectors.push_back(posterior[points_per_vector * k]);
    c.agreeing = 1 / std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
    c.waves = std::move(waves.waves);
    c.targets = waves.targets();
    c.emulator = std::move(waves.emulator);
    const EmulatedPoints emulated = c.emulator->at_each(posterior);
    for (std::size_t j = 0; j < targets.size(); ++j) {
        c.beliefs.push_back(belief_in(c, emulated, weights, j));
        c.samples.push_back(sample_of(c.waves, j));
    }
    predict(c, emulated, plan.seed);
    for (std::size_t f = 0; f < factors.size(); ++f) c.bounds.push_back(bound_on(posterior, factors[f], f));
    return c;
}

}  // namespace musubi
