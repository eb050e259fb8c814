#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// What became of a run.
enum class RunStatus : std::int8_t { not_made = -1, done = 0, refused = 1, not_a_number = 2, failed = 3 };

struct RunOutcome {
    RunStatus status = RunStatus::not_made;
    std::vector<double> outputs;  ///< NaN where there is none
    std::string message;          ///< of a run that is not done
};

/// The scenarios of a point: one, or the two whose difference is asked.
std::vector<Scenario> scenarios_at(const Sweep& sweep, std::span<const double> point);

/// Makes one run of a plan with the luck of its replicate, which all points share. Whatever goes wrong is an
/// outcome. `workers` are those of the loops inside the run.
RunOutcome run_point(const SweepPlan& plan, std::size_t point, std::uint64_t replicate,
                     const Workers& workers);

}  // namespace musubi
