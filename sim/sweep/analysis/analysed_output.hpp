#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "musubi/model.hpp"
#include "sim/experiment/sensitivity/sampled_output.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// What an analysis is of: an output, or a weighted sum of outputs of a family in every run.
struct AnalysedOutput {
    std::string name;
    std::string family, label;  ///< of an output that has them; the label is a group's name, or "a - b"
    bool together = false;      ///< it is of several outputs
    std::vector<std::pair<std::size_t, double>> weights;  ///< of outputs, by their position
};

/// All outputs of a sweep, then for every family by the dimension of some groups: the mean over the labels of
/// each group that it has, and each group less every later one.
std::vector<AnalysedOutput> analysed_outputs_of(const Sweep& sweep, const std::vector<LabelGroup>& groups);

/// Its values in the runs of a merged sweep, by point and replicate; NaN where one of its outputs is NaN.
SampledOutput sampled(const Panel& results, const SweepPlan& plan, const AnalysedOutput& one);

}  // namespace musubi
