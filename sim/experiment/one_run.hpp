#pragma once

#include <array>
#include <optional>
#include <vector>

#include "musubi/model.hpp"
#include "sim/experiment/quantity.hpp"

namespace musubi {

/// Simulates one replicate of a scenario and returns what it gives of each quantity; nothing, and what is
/// wrong with the scenario, if the model refuses it.
std::optional<std::vector<double>> quantities_of_run(const AnyModel& model, const Scenario& scenario,
                                                     const std::vector<Quantity>& quantities,
                                                     const Replicate& replicate, const Workers& workers,
                                                     Problems& problems);

/// The same of two scenarios under the same luck: of the first, then of the second.
std::optional<std::array<std::vector<double>, 2>> quantities_of_both(
    const AnyModel& model, const Scenario& one, const Scenario& other,
    const std::vector<Quantity>& quantities, const Replicate& replicate, const Workers& workers,
    Problems& problems);

}  // namespace musubi
