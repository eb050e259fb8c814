#pragma once

#include <cstdint>
#include <vector>

#include "musubi/phase.hpp"
#include "sim/experiment/calibration/calibration.hpp"

/// Simulation-based calibration (Talts et al., 2018, arXiv:1804.06788), with runs of the model: if truths are
/// drawn from the prior and each is fitted to what it gave, the rank of the truth among draws of its
/// posterior is uniform. Too narrow posteriors crowd at both ends, too wide ones in the middle.
///
/// 1. Truths are drawn from the prior. The first run at each is its history; its figures have a discrepancy
///    and an error of observation, drawn for each truth as the table of targets has them.
/// 2. One design over the prior is run, once for all truths: the first wave of each.
/// 3. Each truth has a second wave of its own, drawn from the posterior by the emulator of the first.
/// 4. Its posterior, by the emulator of both, gives the draws among which the truth has its ranks.
///
/// Errors are relative to the mean of the first wave's runs, not to the values of the table: a coarse
/// scenario has other levels. All truths share the first wave, so their ranks are not quite independent.
namespace musubi {

/// A truth's ranks: how many of the draws lie below it, 0 … draws.
struct TruthRanks {
    std::vector<std::size_t> of_factors;
    std::vector<std::size_t> of_projected;  ///< of the figure of its history, one per projected target
};

struct KnownTruths {
    std::size_t draws = 0;
    std::size_t left_out = 0;  ///< truths whose history has no number of some target
    std::vector<TruthRanks> ranks;
};

/// How many runs that takes.
std::size_t runs_of_truths(const CalibrationPlan& plan, std::size_t truths, std::size_t factors);

/// Of the plan count the seed, the runs per point, the points of the first wave and those of the second. The
/// truths are fitted by `workers`, with the same ranks for any number of them. Throws ImplausiblePriors.
KnownTruths fit_known_truths(const CalibrationPlan& plan, std::size_t truths,
                             const std::vector<Factor>& factors, const std::vector<Target>& targets,
                             const RunPoints& run, const Workers& workers);

}  // namespace musubi
