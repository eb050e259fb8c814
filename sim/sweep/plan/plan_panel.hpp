#pragma once

#include <string>
#include <vector>

#include "musubi/panel.hpp"

/// How what a sweep plans stands in a panel: variables of the group /plan.
namespace musubi {

void add_plan_text(Panel& panel, const char* name, const char* long_name, std::vector<std::string> dimensions,
                   std::vector<std::string> texts);
void add_plan_numbers(Panel& panel, const char* name, const char* long_name,
                      std::vector<std::string> dimensions, std::vector<double> numbers);

/// A text that stands alone. Throws std::out_of_range if there is none.
std::string plan_text(const Panel& panel, const char* name);

}  // namespace musubi
