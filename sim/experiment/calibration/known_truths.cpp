#include "sim/experiment/calibration/known_truths.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "musubi/elementary.hpp"
#include "sim/experiment/calibration/shared_errors.hpp"
#include "sim/experiment/calibration/shifts.hpp"
#include "sim/experiment/designs/sampler.hpp"

namespace musubi {
namespace {

/// One less than a multiple of ten, so that ten bins of ranks are alike.
constexpr std::size_t draws_a_truth = 99;

enum class TruthPurpose : std::uint8_t { place, observation, discrepancy, history, tie };

/// Evenly over the prior.
std::vector<Point> drawn_truths(std::uint64_t seed, std::size_t truths, std::size_t factors) {
    const Stream place = luck_for(seed, "truths", 0).stream(TruthPurpose::place);
    std::vector<Point> points(truths, Point(factors));
    for (std::size_t t = 0; t < truths; ++t)
        for (std::size_t f = 0; f < factors; ++f) points[t][f] = place.uniform(t, f);
    return points;
}

/// What is known of all truths before any is fitted.
struct Common {
    std::vector<Target> targets;  ///< with the size of the runs, and errors relative to it
    std::vector<double> shifts;
};

Common common_of(const std::vector<Target>& targets, const std::vector<Runs>& design,
                 const std::vector<Runs>& truths) {
    std::vector<Runs> usable;
    for (const auto* runs : {&design, &truths})
        std::copy_if(runs->begin(), runs->end(), std::back_inserter(usable), is_usable);
    if (usable.empty()) throw ImplausiblePriors("no run gave a number for every target");
    Common common{targets, {}};
    for (std::size_t j = 0; j < targets.size(); ++j) {
        Target& target = common.targets[j];
        target.size = mean_over_runs(usable, j);
        if (target.value > 0 && *target.size > 0) target.tolerance *= *target.size / target.value;
        target.value = *target.size;
    }
    common.shifts = shifts_of(usable, common.targets);
    return common;
}

/// A truth, and what the world saw of it.
struct Truth {
    Point point;
    std::vector<double> figures;  ///< of its history: with the discrepancy, but no error of observation
    std::vector<Target> observed;
};

Truth truth_of(const Runs& runs, const Common& common, Luck luck) {
    const std::vector<double>& history = runs.outputs.front();
    const auto missed =
        discrepancies(common.targets, common.shifts).draw(luck.stream(TruthPurpose::discrepancy));
    const auto errors =
        observation_errors(common.targets, common.shifts).draw(luck.stream(TruthPurpose::observation));
    Truth truth{runs.point, {}, common.targets};
    for (std::size_t j = 0; j < history.size(); ++j) {
        const double shifted = (history[j] + common.shifts[j]) * exponential(missed[j]);
        truth.figures.push_back(shifted - common.shifts[j]);
        truth.observed[j].value = shifted * exponential(errors[j]) - common.shifts[j];
    }
    return truth;
}

/// How many of the draws lie below; among equals the truth lies anywhere.
std::size_t rank_of(double truth, const std::vector<double>& draws, double u) {
    std::size_t below = 0, equal = 0;
    for (const double draw : draws) {
        below += draw < truth ? 1 : 0;
        equal += draw == truth ? 1 : 0;
    }
    return below + static_cast<std::size_t>(u * static_cast<double>(equal + 1));
}

TruthRanks ranks_of(const Truth& truth, const Waves& waves, const std::vector<Point>& posterior, Luck luck) {
    const std::size_t factors = truth.point.size();
    const Likelihood likelihood = waves.likelihood();
    const Stream tie = luck.stream(TruthPurpose::tie);
    TruthRanks ranks;
    for (std::size_t f = 0; f < factors; ++f) {
        std::vector<double> places;
        places.reserve(posterior.size());
        for (const Point& point : posterior) places.push_back(point[f]);
        ranks.of_factors.push_back(rank_of(truth.point[f], places, tie.uniform(0, f)));
    }
    const auto histories = draw_history(likelihood, waves.emulator->at_each(posterior), *waves.emulator,
                                        luck.stream(TruthPurpose::history));
    for (std::size_t i = 0; i < histories.size(); ++i)
        ranks.of_projected.push_back(
            rank_of(truth.figures[likelihood.which_projected()[i]], histories[i], tie.uniform(1, i)));
    return ranks;
}

std::vector<Truth> truths_of(const std::vector<Runs>& runs, const Common& common, std::uint64_t seed) {
    std::vector<Truth> truths;
    for (std::size_t t = 0; t < runs.size(); ++t)
        if (is_usable(runs[t])) truths.push_back(truth_of(runs[t], common, luck_for(seed, "history", t)));
    return truths;
}

}  // namespace

std::size_t runs_of_truths(const CalibrationPlan& plan, std::size_t truths, std::size_t factors) {
    return plan.runs_per_point *
           (truths + first_points_of(plan, factors) + truths * later_points_of(plan, factors));
}

KnownTruths fit_known_truths(const CalibrationPlan& plan, std::size_t truths,
                             const std::vector<Factor>& factors, const std::vector<Target>& targets,
                             const RunPoints& run, const Workers& workers) {
    const std::size_t dimensions = factors.size(), own = later_points_of(plan, dimensions);
    const std::vector<Runs> histories = run(drawn_truths(plan.seed, truths, dimensions), 0);
    std::uint64_t first_run = truths * plan.runs_per_point;
    const std::vector<Runs> design =
        run(latin_hypercube(luck_for(plan.seed, "wave", 0), first_points_of(plan, dimensions), dimensions),
            first_run);
    first_run += design.size() * plan.runs_per_point;

    const std::vector<Truth> known = truths_of(histories, common_of(targets, design, histories), plan.seed);
    std::vector<Waves> waves;
    waves.reserve(known.size());
    for (const Truth& truth : known) waves.emplace_back(truth.observed, dimensions);
    std::vector<std::vector<Point>> next(known.size());
    for_blocks(workers, known.size(), 1, [&](std::size_t t, std::size_t, std::size_t) {
        waves[t].take(design, evenly);
        next[t] = waves[t].draw(own, 1, luck_for(plan.seed, "second wave", t));
    });
    std::vector<Point> all;
    for (const std::vector<Point>& points : next) all.insert(all.end(), points.begin(), points.end());
    const std::vector<Runs> runs = run(all, first_run);

    KnownTruths fitted{draws_a_truth, truths - known.size(), std::vector<TruthRanks>(known.size())};
    for_blocks(workers, known.size(), 1, [&](std::size_t t, std::size_t, std::size_t) {
        const auto begin = runs.begin() + static_cast<std::ptrdiff_t>(t * own);
        waves[t].take({begin, begin + static_cast<std::ptrdiff_t>(own)}, 1);
        const std::vector<Point> posterior =
            waves[t].draw(draws_a_truth, 1, luck_for(plan.seed, "posterior of a truth", t));
        fitted.ranks[t] = ranks_of(known[t], waves[t], posterior, luck_for(plan.seed, "ranks", t));
    });
    return fitted;
}

}  // namespace musubi
