#pragma once

#include <span>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "sim/experiment/estimates/resampling.hpp"
#include "sim/experiment/sensitivity/sampled_output.hpp"
#include "sim/experiment/sensitivity/variance_shares.hpp"
#include "sim/sweep/analysis/analysed_output.hpp"
#include "sim/sweep/analysis/sweep_estimator.hpp"
#include "sim/sweep/analysis/sweep_note.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {

/// What an analysis is asked.
struct AnalysisPlan {
    std::vector<SweepEstimator> estimators;  ///< empty: all that fit
    std::vector<std::string> outputs;        ///< empty: all
    std::vector<LabelGroup> groups;          ///< of families of outputs, looked at together
    SobolEstimator sobol = SobolEstimator::adjusted;
    Resampling resampling;
};

/// One number that was estimated.
struct SweepEstimate {
    std::string output, estimator, measure;
    std::string factor;                   ///< or group; "a x b" of two together; "a = 1" of a change
    Bounded value;                        ///< ends are NaN where there is no interval
    std::string first = {}, second = {};  ///< of two together
};

struct OutputAnalysis {
    AnalysedOutput output;
    VarianceOfARun variance;
    double mean = 0;                ///< of the complete points
    std::size_t complete = 0;       ///< points that have all their replicates
    std::vector<std::string> tree;  ///< the regression tree, one line per node; empty if it was not asked
};

struct SweepAnalysis {
    std::vector<OutputAnalysis> outputs;
    std::vector<SweepEstimate> measured;
    std::vector<SweepNote> notes;  ///< what is missing and what that costs, which intervals are too wide
    std::size_t points = 0, runs = 0, missing = 0, failed = 0;
};

/// Analyses a merged sweep. A problem for each estimator that does not fit the design and each output that
/// there is not.
SweepAnalysis analyse(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked,
                      Problems& problems);

}  // namespace musubi
