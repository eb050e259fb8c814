#pragma once

#include <vector>

#include "sim/experiment/designs/vectors.hpp"

namespace musubi {

/// How far each member of an ensemble lies from what was observed: of each figure, its number less the
/// observed one, in standard errors of the observation.
using Deviations = std::vector<std::vector<double>>;  ///< by member, then by figure

/// The energy score (Gneiting and Raftery 2007, eq. 22; with one figure, the continuous ranked probability
/// score): E‖X − y‖ − ½ E‖X − X′‖, the smaller the better. X is the ensemble's prediction of the observation,
/// a member plus an error of the observation, over which the mean is exact.
///
/// It is the fair one (Ferro 2014): X and X′ are of different vectors of parameters, since those alone are
/// independent, so that its expectation does not depend on how many members there are. It may be below 0. NaN
/// for fewer than two vectors.
double energy_score(const Deviations& deviations, const Vectors& vectors);

}  // namespace musubi
