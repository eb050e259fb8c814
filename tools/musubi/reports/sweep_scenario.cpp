#include "tools/musubi/reports/sweep_scenario.hpp"

namespace musubi {

PreparedModel first_scenario_of(const SweepPlan& plan) {
    Problems none;  // the scenario of a plan was prepared before
    return *plan.sweep.model->prepare(plan.sweep.scenarios.front(), none);
}

}  // namespace musubi
