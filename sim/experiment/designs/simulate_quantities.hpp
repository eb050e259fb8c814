#pragma once

#include <array>
#include <optional>
#include <vector>

#include "musubi/model.hpp"
#include "sim/experiment/panels/quantity.hpp"

namespace musubi {

/// Simulates one replicate of a scenario and returns the value of each quantity. If the model refuses the
/// scenario: nothing, and the problems.
std::optional<std::vector<double>> simulate_quantities(const AnyModel& model, const Scenario& scenario,
                                                       const std::vector<Quantity>& quantities,
                                                       const Replicate& replicate, const Workers& workers,
                                                       Problems& problems);

/// The same of two scenarios under the same luck: of the first, then of the second.
std::optional<std::array<std::vector<double>, 2>> simulate_both_quantities(
    const AnyModel& model, const Scenario& one, const Scenario& other,
    const std::vector<Quantity>& quantities, const Replicate& replicate, const Workers& workers,
    Problems& problems);

}  // namespace musubi
