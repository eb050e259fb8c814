#pragma once

#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// Adds resolved scenarios with their tables to a panel (/plan/setting, /plan/table), so that a plan needs no
/// file but its own. A rule that came later is kept where a scenario has it on.
void keep_scenarios(Panel& panel, const std::vector<Scenario>& scenarios, const AnyModel& model);

/// The scenarios of such a panel: the same values to the last bit, and the same tables; a rule that the panel
/// does not know is off. Throws
/// std::runtime_error if it holds something else.
std::vector<Scenario> kept_scenarios(const Panel& panel, const AnyModel& model);

/// The model whose scenarios a panel keeps. Throws std::out_of_range if it keeps none.
std::string kept_model(const Panel& panel);

}  // namespace musubi
