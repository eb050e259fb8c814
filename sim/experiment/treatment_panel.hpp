#pragma once

#include <vector>

#include "sim/experiment/answers.hpp"

namespace musubi {

/// Adds to the panel of a comparison (comparison_panel.hpp) what another state brings to those who are in it:
/// /treatments, over `comparison`, `treatment` and, of those treated in any comparison, `treated`, whose last
/// two labels are all of them together and the others. Missing, or an empty text, where a comparison has no
/// such difference; nothing is added if none has one.
void add_treatments(const std::vector<Answers>& answers, Panel& panel);

}  // namespace musubi
