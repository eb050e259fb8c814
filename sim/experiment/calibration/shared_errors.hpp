#pragma once

#include <vector>

#include "musubi/random.hpp"
#include "sim/experiment/calibration/covariance.hpp"
#include "sim/experiment/calibration/targets.hpp"

namespace musubi {

/// Errors of logarithms, some of which are shared: error j is own[j] z_j + Σ_n shared[n][j] z_n, with
/// independent standard normal z.
struct SharedErrors {
    std::vector<double> own;                  ///< one per target
    std::vector<std::vector<double>> shared;  ///< one row per name, one column per target

    [[nodiscard]] Covariance covariance() const;
    /// One error per target.
    [[nodiscard]] std::vector<double> draw(const Stream& draws) const;
};

/// Of log(figure + shift) for each target. An error e of a figure x is e / (x + shift) there; x is the size
/// of the target (the observed value, if no other is set). Without a shift a relative error stays what it is.
///
/// Observation: the tolerance, of which shared_error is shared. A projected target has none.
SharedErrors observation_errors(const std::vector<Target>& targets, const std::vector<double>& shifts);
/// What the model misses at its best parameters: discrepancy, of which shared_discrepancy is shared.
SharedErrors discrepancies(const std::vector<Target>& targets, const std::vector<double>& shifts);

}  // namespace musubi
