#pragma once

#include <vector>

#include "sim/experiment/calibration/covariance.hpp"

namespace musubi {

/// R − 1 contrasts of the R runs at a point (Helmert): of runs that are independent and alike they are
/// uncorrelated, with mean 0 and the covariance of a run. runs[run][output]; the same of a contrast.
std::vector<std::vector<double>> contrasts_of(const std::vector<std::vector<double>>& runs);

/// The covariance of what has mean 0 and was drawn so often; at least one draw, draws[draw][output].
///
/// Variances are the mean squares. Few draws give a singular matrix, so correlations are shrunk toward 0:
/// r becomes (1 − λ) r with λ = Σ Var r / Σ r², over all pairs and at most 1 (Schäfer & Strimmer, 2005,
/// Statistical Applications in Genetics and Molecular Biology 4: 32, the target of unequal variances without
/// correlation). λ is the share with the smallest expected squared error. It is 1 for a single draw, and
/// falls to 0 as there are more. Where λ is above 0, the matrix of all outputs that vary is positive
/// definite.
Covariance shrunk_covariance(const std::vector<std::vector<double>>& draws);

}  // namespace musubi
