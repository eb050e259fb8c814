#pragma once

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "sim/experiment/resampling.hpp"
#include "sim/experiment/sampled_output.hpp"
#include "sim/experiment/variance_shares.hpp"
#include "sim/sweep/looked_at.hpp"
#include "sim/sweep/sweep_note.hpp"
#include "sim/sweep/sweep_plan.hpp"

namespace musubi {

/// What can be estimated of a sweep.
enum class SweepEstimator { sobol, morris, pawn, correlation, tree, changes };

const char* name_of(SweepEstimator estimator);
const std::vector<SweepEstimator>& sweep_estimators();

/// Those that fit a design, the usual one first. One at a time gives `changes` only: it says nothing of
/// factors together.
std::vector<SweepEstimator> estimators_for(Design::Kind kind);

/// What the factors of such a design are ordered by, the one that decides most first.
struct OrderingMeasure {
    SweepEstimator estimator;
    const char* measure;
    bool has_direction = false;  ///< its sign is that of an effect; else less than nothing is nothing
    [[nodiscard]] double size_of(double value) const { return has_direction ? std::abs(value) : value; }
};
OrderingMeasure ordering_measure(Design::Kind kind);

/// What such a design grows by: "base points", "trajectories", "points".
const char* units_of(Design::Kind kind);

/// What an analysis is asked.
struct AnalysisPlan {
    std::vector<SweepEstimator> estimators;  ///< empty: all that fit
    std::vector<std::string> outputs;        ///< empty: all
    std::vector<LabelGroup> groups;          ///< of families of outputs, looked at together
    SobolEstimator sobol = SobolEstimator::martinez;
    Resampling resampling;
};

/// One number that was estimated.
struct Measured {
    std::string output, estimator, measure;
    std::string factor;                   ///< or group; "a x b" of two together; "a = 1" of a change
    Bounded value;                        ///< ends are NaN where there is no interval
    std::string first = {}, second = {};  ///< of two together
};

struct AnalysedOutput {
    LookedAt output;
    VarianceOfARun variance;
    double mean = 0;                ///< of the complete points
    std::size_t complete = 0;       ///< points that have all their replicates
    std::vector<std::string> tree;  ///< the regression tree, a line a node; empty if it was not asked
};

struct SweepAnalysis {
    std::vector<AnalysedOutput> outputs;
    std::vector<Measured> measured;
    std::vector<SweepNote> notes;  ///< what is missing and what that costs, which intervals are too wide
    std::size_t points = 0, runs = 0, missing = 0, failed = 0;
};

/// Analyses a merged sweep. A problem for each estimator that does not fit the design and each output that
/// there is not.
SweepAnalysis analyse(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked,
                      Problems& problems);

}  // namespace musubi
