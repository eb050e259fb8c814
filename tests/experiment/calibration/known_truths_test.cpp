#include "sim/experiment/calibration/known_truths.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "musubi/distributions.hpp"
#include "sim/experiment/estimates/rank_uniformity.hpp"

namespace musubi {
namespace {

constexpr std::size_t truths = 100;
const CalibrationPlan plan{.seed = 1, .first_points = 60, .points = 20};
const std::vector<Factor> factors{{"x", {0, 1}}, {"y", {0, 1}}};

std::vector<Target> targets() {
    Target fitted{"fitted", {}, true, 1, 0.05, "c"}, projected{"projected", {}, false, 0, 0, ""};
    fitted.discrepancy = projected.discrepancy = 0.05;
    fitted.shared_discrepancy = projected.shared_discrepancy = {{"model", 0.04}};
    return {fitted, projected};
}

/// Logarithms x and x + y / 2, with luck of 0.1 of which most is shared. The luck of the truths' histories
/// may be another, as if it had been forgotten in the likelihood: that is as large as the runs of the waves
/// have it.
RunPoints model(double luck_of_truths) {
    return [luck_of_truths](const std::vector<Point>& points, std::uint64_t first_run) {
        const Stream luck(key_of("known truths"));
        std::vector<Runs> runs;
        for (std::size_t i = 0; i < points.size(); ++i) {
            Runs& here = runs.emplace_back(Runs{points[i], {}});
            for (std::uint64_t r = 0; r < plan.runs_per_point; ++r) {
                const Key run = first_run + 2 * i + r;
                const double deviation = run < truths * plan.runs_per_point ? luck_of_truths : 0.1;
                const double one = standard_normal(luck.uniform(run, 0)),
                             other = 0.8 * one + 0.6 * standard_normal(luck.uniform(run, 1));
                here.outputs.push_back({std::exp(points[i][0] + deviation * one),
                                        std::exp(points[i][0] + points[i][1] / 2 + deviation * other)});
            }
        }
        return runs;
    };
}

std::vector<std::size_t> ranks_of_x(const KnownTruths& known) {
    std::vector<std::size_t> ranks;
    for (const TruthRanks& truth : known.ranks) ranks.push_back(truth.of_factors[0]);
    return ranks;
}

TEST(KnownTruths, HaveUniformRanksIfTheLikelihoodIsTheirs) {
    const KnownTruths known = fit_known_truths(plan, truths, factors, targets(), model(0.1), {});
    EXPECT_EQ(known.ranks.size(), truths);
    EXPECT_EQ(known.left_out, 0U);
    EXPECT_GT(test_ranks(ranks_of_x(known), known.draws, 10).p, 0.01);
    std::vector<std::size_t> of_y, of_projected;
    for (const TruthRanks& truth : known.ranks) {
        of_y.push_back(truth.of_factors[1]);
        of_projected.push_back(truth.of_projected.at(0));
    }
    EXPECT_GT(test_ranks(of_y, known.draws, 10).p, 0.01) << "a factor that no target speaks of";
    EXPECT_GT(test_ranks(of_projected, known.draws, 10).p, 0.01);
}

TEST(KnownTruths, CrowdAtTheEndsIfLuckIsLeftOut) {
    const KnownTruths known = fit_known_truths(plan, truths, factors, targets(), model(0.35), {});
    const RankTest test = test_ranks(ranks_of_x(known), known.draws, 10);
    EXPECT_LT(test.p, 1e-6);
    EXPECT_GT(test.counts.front() + test.counts.back(), 40U) << "usual are 20 of 100";
}

TEST(KnownTruths, TakeSoManyRuns) {
    // 2 (100 + 60 + 100 · 20).
    EXPECT_EQ(runs_of_truths(plan, truths, 2), 4320U);
}

TEST(KnownTruths, WithoutANumberAreLeftOutAndCounted) {
    const RunPoints run = [](const std::vector<Point>& points, std::uint64_t first_run) {
        std::vector<Runs> runs = model(0.1)(points, first_run);
        if (first_run == 0) runs[3].outputs[0][1] = std::nan("");
        return runs;
    };
    const KnownTruths known = fit_known_truths(plan, 10, factors, targets(), run, {});
    EXPECT_EQ(known.left_out, 1U);
    EXPECT_EQ(known.ranks.size(), 9U);
}

}  // namespace
}  // namespace musubi
