#pragma once

#include <vector>

#include "sim/experiment/comparison/answers.hpp"

namespace musubi {

/// Adds the effects of treatments to the panel of a comparison (comparison_panel.hpp): the group /treatments,
/// over `comparison`, `treatment` and `treated`. The labels of `treated` are the units that are treated in
/// any comparison, then all of them together, then the others. A comparison without such a difference has
/// missing numbers and empty texts; if none has one, nothing is added.
void add_treatments(const std::vector<Answers>& answers, Panel& panel);

}  // namespace musubi
