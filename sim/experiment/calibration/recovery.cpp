#include "sim/experiment/calibration/recovery.hpp"

#include "musubi/distributions.hpp"
#include "sim/experiment/calibration/waves.hpp"
#include "sim/experiment/estimates/summary.hpp"

namespace musubi {
namespace {

constexpr double flattening_of_truths = 4;

enum class RecoveryPurpose : std::uint8_t { observation };

/// What a truth gives, observed with errors.
Likelihood observed_again(const Likelihood& likelihood, const std::vector<Emulated>& truth, Luck luck) {
    const Stream errors = luck.stream(RecoveryPurpose::observation);
    std::vector<double> normals;
    for (std::size_t i = 0; i < likelihood.which_fitted().size(); ++i)
        normals.push_back(standard_normal(errors.uniform(i)));
    return likelihood.about(likelihood.drawn(truth, normals));
}

}  // namespace

Recovery recover(const Calibration& calibration, std::uint64_t seed, std::size_t truths,
                 const Workers& workers) {
    const Emulator& emulator = *calibration.emulator;
    const Likelihood likelihood(emulator, calibration.targets);
    const std::size_t factors = calibration.vectors.front().size(), draws = calibration.vectors.size();
    const std::vector<Point> true_points =
        draw_posterior(likelihood, flattening_of_truths, luck_for(seed, "recovery", 0), truths, factors);
    std::vector<Recovery> of_each(truths);
    for_blocks(workers, truths, 1, [&](std::size_t t, std::size_t, std::size_t) {
        const Luck luck = luck_for(seed, "recovery", t + 1);
        const std::vector<Emulated> truth = emulator.at(true_points[t]);
        const Likelihood again = observed_again(likelihood, truth, luck);
        const EmulatedPoints believed = emulator.at_each(draw_posterior(again, 1, luck, draws, factors));
        for (const std::size_t j : likelihood.which_projected()) {
            const Estimate projected = estimate(expected_in(emulator, believed, j));
            const double is = emulator.expected(truth[j], j);
            ++of_each[t].intervals;
            of_each[t].hits += projected.low <= is && is <= projected.high ? 1 : 0;
        }
    });
    Recovery recovery;
    for (const Recovery& one : of_each) {
        recovery.intervals += one.intervals;
        recovery.hits += one.hits;
    }
    return recovery;
}

}  // namespace musubi
