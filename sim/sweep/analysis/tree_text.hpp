#pragma once

#include <string>
#include <vector>

#include "sim/experiment/designs/spread.hpp"
#include "sim/experiment/sensitivity/regression_tree.hpp"

namespace musubi {

/// What a factor is at a place, in words.
std::string text_at(const SweepFactor& factor, double place);

/// A tree as lines that are indented below what they split: "a.rate < 0.5: 12.3 (40 points)".
std::vector<std::string> lines_of(const RegressionTree& tree, const std::vector<SweepFactor>& factors);

}  // namespace musubi
