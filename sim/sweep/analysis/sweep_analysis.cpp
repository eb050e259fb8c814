#include "sim/sweep/analysis/sweep_analysis.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"
#include "sim/experiment/designs/moving_together.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/sensitivity/elementary_effects.hpp"
#include "sim/experiment/sensitivity/pawn.hpp"
#include "sim/experiment/sensitivity/rank_correlation.hpp"
#include "sim/sweep/analysis/list_design.hpp"
#include "sim/sweep/analysis/luck_floor.hpp"
#include "sim/sweep/analysis/precision.hpp"
#include "sim/sweep/analysis/tree_text.hpp"
#include "sim/sweep/work/run_point.hpp"

namespace musubi {
namespace {

using Kind = Design::Kind;
using Note = SweepNote::Kind;
using enum SweepEstimator;

Bounded alone(double value) { return {value, missing, missing}; }

/// Points of a design that stand for its distributions: of Saltelli's, the first and last of a block.
bool represents(const SweepPlan& plan, std::size_t point) {
    if (plan.sweep.design.kind != Kind::saltelli) return true;
    const std::size_t block = points_per_block(plan.sweep.design, plan.sweep.factors);
    return point % block == 0 || point % block == block - 1;
}

/// The numbers of every factor and the outputs at the points that count for PAWN and correlations.
struct Sample {
    std::vector<std::vector<double>> factors;
    std::vector<double> outputs;
};
Sample sample_of(const Panel& results, const SweepPlan& plan, const std::vector<double>& means) {
    const auto& values = std::get<std::vector<double>>(results.variable("value").numbers);
    const std::size_t width = plan.sweep.factors.size();
    Sample sample{std::vector<std::vector<double>>(width), {}};
    for (std::size_t p = 0; p < plan.points(); ++p) {
        if (!represents(plan, p)) continue;
        sample.outputs.push_back(means[p]);
        for (std::size_t f = 0; f < width; ++f) sample.factors[f].push_back(values[p * width + f]);
    }
    return sample;
}

/// The same with one factor of those that always move together.
Sample told_apart(Sample sample, const MovingTogether& together) {
    std::vector<std::vector<double>> kept;
    for (const std::size_t f : together.kept) kept.push_back(std::move(sample.factors[f]));
    return {std::move(kept), std::move(sample.outputs)};
}

std::vector<Bounded> without_intervals(std::vector<Bounded> values) {
    for (Bounded& one : values) one = alone(one.value);
    return values;
}

/// What is wrong with the points of a list; nothing if they are independent.
const char* dependence_in(const SweepPlan& plan) {
    if (plan.sweep.design.kind != Kind::list) return nullptr;
    switch (layout_of_list(plan).kind) {
        case PointLayout::Kind::alike:
            return "neighbouring rows are alike, as along a curve";
        case PointLayout::Kind::repeated:
            return "rows share more values than independent ones would";
        case PointLayout::Kind::independent:
        case PointLayout::Kind::factorial:
        case PointLayout::Kind::saltelli:
            break;
    }
    return nullptr;
}

/// Fills an analysis, output by output.
class Analyst {
  public:
    Analyst(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked, SweepAnalysis& found)
        : results_(results), plan_(plan), asked_(asked), found_(found) {
        for (const SweepFactor& factor : plan.sweep.factors) names_.push_back(factor.name);
        groups_ = names_of_groups(plan.sweep.factors);
        dependence_ = dependence_in(plan);
        const auto fitting = estimators_for(plan.sweep.design.kind);
        if (std::find(fitting.begin(), fitting.end(), correlation) == fitting.end()) return;
        together_ = moving_together(sample_of(results, plan, std::vector<double>(plan.points())).factors);
        for (std::size_t i = 0; i < together_.kept.size(); ++i) {
            apart_.push_back(plan.sweep.factors[together_.kept[i]]);
            std::vector<std::string> others;
            for (const std::size_t f : together_.with[i]) others.push_back(names_[f]);
            if (!others.empty()) apart_.back().name += fmt::format(" (with {})", fmt::join(others, ", "));
        }
    }

    /// What holds of the points whatever the output.
    void note_on_points(const std::vector<SweepEstimator>& estimators) {
        if (dependence_ != nullptr) note({.kind = Note::not_independent, .what = dependence_});
        if (std::none_of(estimators.begin(), estimators.end(),
                         [](SweepEstimator one) { return one == correlation || one == tree; }))
            return;
        for (std::size_t i = 0; i < together_.kept.size(); ++i) {
            if (together_.with[i].empty()) continue;
            std::vector<std::string> all{names_[together_.kept[i]]};
            for (const std::size_t f : together_.with[i]) all.push_back(names_[f]);
            note({.kind = Note::moves_together, .factors = std::move(all)});
        }
    }

    void analyse(const AnalysedOutput& output, const std::vector<SweepEstimator>& estimators) {
        const SampledOutput runs = sampled(results_, plan_, output);
        const std::vector<double> means = means_of(runs);
        OutputAnalysis& one = found_.outputs.emplace_back();
        one.output = output;
        name_ = output.name;
        one.variance = variance_of_a_run(runs);
        double sum = 0;
        for (const double mean : means) {
            if (std::isnan(mean)) continue;
            sum += mean;
            ++one.complete;
        }
        one.mean = one.complete > 0 ? sum / static_cast<double>(one.complete) : missing;
        if (points_per_block(plan_.sweep.design, plan_.sweep.factors) == 1)
            note_left_out("points", means.size() - one.complete, means.size());
        if (one.complete > 1 && one.variance.expected == 0 && !(one.variance.luck() > 0))
            return note({.kind = Note::does_not_vary});
        for (const SweepEstimator estimator : estimators) estimate(estimator, runs, means, one);
    }

  private:
    void estimate(SweepEstimator estimator, const SampledOutput& runs, const std::vector<double>& means,
                  OutputAnalysis& output) {
        estimator_ = name_of(estimator);
        switch (estimator) {
            case sobol:
                return shares(runs);
            case morris:
                return effects(means);
            case pawn:
                return distances(means);
            case correlation:
                return correlations(means);
            case tree:
                return grow(means, output);
            case changes:
                return one_by_one(runs);
        }
    }

    void add(const char* measure, const std::vector<std::string>& names, const std::vector<Bounded>& values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            found_.measured.push_back({name_, estimator_, measure, names[i], values[i]});
    }
    /// As they are where points are independent, else without their intervals.
    std::vector<Bounded> as_far_as_independent(const std::vector<Bounded>& values) const {
        return dependence_ == nullptr ? values : without_intervals(values);
    }
    void note(SweepNote one) {
        one.output = name_;
        found_.notes.push_back(std::move(one));
    }
    void note_width(const Precision& precision) {
        if (const auto one = too_wide(precision)) note(*one);
    }
    /// Widths grow as the root of what is left shrinks.
    void note_left_out(const char* units, std::size_t left_out, std::size_t all) {
        if (left_out == 0) return;
        const double wider = std::sqrt(static_cast<double>(all) / static_cast<double>(all - left_out)) - 1;
        note({.kind = Note::left_out, .units = units, .value = wider, .count = left_out, .of = all});
    }
    void note_too_few(const char* units, const char* what) {
        note({.kind = Note::too_few, .what = what, .units = units});
    }

    void shares(const SampledOutput& runs) {
        const Design& design = plan_.sweep.design;
        const VarianceShares s =
            variance_shares(runs, groups_.size(), design.second_order, asked_.sobol, asked_.resampling);
        add("first", groups_, s.first);
        add("total", groups_, s.total);
        for (std::size_t g = 0; g < s.second.size(); ++g)
            for (std::size_t h = g + 1; h < s.second.size(); ++h)
                found_.measured.push_back({name_, estimator_, "second", groups_[g] + " x " + groups_[h],
                                           s.second[g][h], groups_[g], groups_[h]});
        note_left_out("base points", s.left_out, s.left_out + s.blocks);
        if (s.blocks < 2)
            note_too_few("base points", "any index");
        else if (!(s.variance > 0))
            note({.kind = Note::no_variance});
        std::vector<Bounded> pairs;
        for (std::size_t g = 0; g < s.second.size(); ++g)
            pairs.insert(pairs.end(), s.second[g].begin() + static_cast<std::ptrdiff_t>(g) + 1,
                         s.second[g].end());
        const std::size_t runs_each = points_per_block(design, plan_.sweep.factors) * plan_.sweep.replicates;
        note_width({"first-order index", "base points", s.first, 0.05, s.blocks, runs_each});
        note_width({"total index", "base points", s.total, 0.05, s.blocks, runs_each});
        note_width({"second-order index", "base points", pairs, 0.05, s.blocks, runs_each});
    }

    void effects(const std::vector<double>& means) {
        const auto e = elementary_effects(means, plan_.places, plan_.sweep.factors, asked_.resampling);
        add("mu*", groups_, e.strength);
        add("mu", groups_, e.mean);
        add("sigma", groups_, e.spread);
        note_left_out("trajectories", e.left_out, e.left_out + e.trajectories);
        if (e.trajectories < 2) return note_too_few("trajectories", "any effect");
        for (std::size_t g = 0; g < groups_.size(); ++g)
            if (e.moved[g] < e.trajectories)
                note({.kind = Note::stood_still,
                      .factors = {groups_[g]},
                      .count = e.moved[g],
                      .of = e.trajectories});
        if (auto floor = luck_floor(plan_.sweep.design, groups_, e.strength)) note(*std::move(floor));
        double strongest = 0;
        for (const Bounded& one : e.strength) strongest = std::fmax(strongest, one.value);
        note_width({"mu*", "trajectories", e.strength, 0.1 * strongest, e.trajectories,
                    (groups_.size() + 1) * plan_.sweep.replicates});
    }

    void distances(const std::vector<double>& means) {
        const Sample sample = sample_of(results_, plan_, means);
        const Pawn found = pawn_distances(sample.factors, sample.outputs, asked_.resampling);
        const std::vector<Bounded> distances = as_far_as_independent(found.distance);
        add("distance", names_, distances);
        if (std::all_of(found.distance.begin(), found.distance.end(),
                        [](const Bounded& one) { return std::isnan(one.value); }))
            return note_too_few("points", "PAWN, which needs 20");
        if (!std::isnan(found.noise) && dependence_ == nullptr)
            note({.kind = Note::noise, .value = found.noise});
        note_width({"PAWN distance", "points", distances, 0.1, found.points, plan_.sweep.replicates});
    }

    void correlations(const std::vector<double>& means) {
        const Sample sample = sample_of(results_, plan_, means), apart = told_apart(sample, together_);
        const auto spearman =
            as_far_as_independent(spearman_correlations(sample.factors, sample.outputs).values);
        const PartialCorrelations partial = partial_correlations(apart.factors, apart.outputs);
        add("spearman", names_, spearman);
        add("partial", names_apart(), as_far_as_independent(partial.values));
        if (partial.points < 4) return note_too_few("points", "rank correlations");
        if (partial.too_few) note_too_few("points", "partial rank correlations of so many factors");
        if (!partial.determined.empty()) {
            std::vector<std::string> names;
            for (const std::size_t f : partial.determined) names.push_back(apart_[f].name);
            note({.kind = Note::determined, .factors = std::move(names)});
        }
        note_width({"rank correlation", "points", spearman, 0.1, partial.points, plan_.sweep.replicates});
    }

    void grow(const std::vector<double>& means, OutputAnalysis& output) {
        const Sample sample = told_apart(sample_of(results_, plan_, means), together_);
        constexpr std::size_t depth = 3;
        RegressionTree grown = regression_tree(sample.factors, sample.outputs, depth);
        // Points that depend on each other are not unseen to a tree that knows the others.
        if (dependence_ != nullptr) grown.explained = missing;
        std::vector<Bounded> shares;
        for (const double share : grown.importance) shares.push_back(alone(share));
        add("importance", names_apart(), shares);
        if (grown.nodes.empty()) return note_too_few("points", "a tree, which needs 20");
        output.tree = lines_of(grown, apart_);
    }

    /// Each point against the first, replicate by replicate under the same luck.
    void one_by_one(const SampledOutput& runs) {
        std::vector<Bounded> all;
        double largest = 0;
        for (std::size_t p = 1; p < plan_.points(); ++p) {
            const auto point = plan_.point(p);
            std::size_t f = 0;
            while (f + 1 < point.size() && std::isnan(point[f])) ++f;
            std::vector<double> changes;
            changes.reserve(runs.replicates);
            for (std::size_t r = 0; r < runs.replicates; ++r)
                changes.push_back(runs.at(p, r) - runs.at(0, r));
            const WithInterval change = mean_with_interval(changes, 0.95);
            all.push_back({change.value, change.low, change.high});
            if (!std::isnan(change.value)) largest = std::max(largest, std::abs(change.value));
            found_.measured.push_back({name_, estimator_, "change",
                                       names_[f] + " = " + text_at(plan_.sweep.factors[f], point[f]),
                                       all.back()});
        }
        note_width({"change", "replicates", all, 0.1 * largest, runs.replicates, plan_.points(), true});
    }

    const Panel& results_;
    const SweepPlan& plan_;
    const AnalysisPlan& asked_;
    SweepAnalysis& found_;
    std::vector<std::string> names_apart() const {
        std::vector<std::string> names;
        for (const SweepFactor& factor : apart_) names.push_back(factor.name);
        return names;
    }

    std::vector<std::string> names_, groups_;
    MovingTogether together_;
    std::vector<SweepFactor> apart_;    ///< one of those that always move together, with the names of all
    const char* dependence_ = nullptr;  ///< of the points of a list on each other
    std::string name_, estimator_;
};

void count_runs(const Panel& results, SweepAnalysis& found) {
    for (const std::int8_t status : std::get<std::vector<std::int8_t>>(results.variable("status").numbers)) {
        ++found.runs;
        found.missing += status == static_cast<std::int8_t>(RunStatus::not_made) ? 1 : 0;
        found.failed += status > 0 ? 1 : 0;
    }
    if (found.missing + found.failed > 0)
        found.notes.push_back(
            {.kind = Note::runs_missing, .count = found.missing, .of = found.runs, .failed = found.failed});
}

/// That a list is analysed as what its rows are.
void note_laid_out(const SweepPlan& plan, SweepAnalysis& found) {
    const Design& design = plan.sweep.design;
    if (plan.list_text.empty() || design.kind == Kind::list) return;
    found.notes.push_back(
        {.kind = Note::laid_out,
         .what = design.kind == Kind::saltelli ? "Saltelli's design" : "every combination of levels",
         .units = units_of(design.kind),
         .count = plan.points() / points_per_block(design, plan.sweep.factors)});
}

/// An output by its name, or all of a family by that.
bool is_asked(const AnalysedOutput& one, const std::string& name) {
    return one.name == name || one.family == name;
}

void refuse_misfits(const SweepPlan& plan, const AnalysisPlan& asked, Problems& problems) {
    if (asked.resampling.draws > 0 && asked.resampling.draws < fewest_draws)
        problems.add({}, fmt::format("{} draws have no middle 95 %: 0 (no intervals), or at least {}",
                                     asked.resampling.draws, fewest_draws));
    const auto fitting = estimators_for(plan.sweep.design.kind);
    std::vector<std::string> names;
    names.reserve(fitting.size());
    for (const SweepEstimator estimator : fitting) names.emplace_back(name_of(estimator));
    for (const SweepEstimator estimator : asked.estimators)
        if (std::find(fitting.begin(), fitting.end(), estimator) == fitting.end())
            problems.add({},
                         fmt::format("{} cannot be estimated from a {} design, only {}", name_of(estimator),
                                     name_of(plan.sweep.design.kind), fmt::join(names, ", ")));
    const auto all = analysed_outputs_of(plan.sweep, asked.groups);
    for (const std::string& wanted : asked.outputs)
        if (std::none_of(all.begin(), all.end(),
                         [&](const AnalysedOutput& one) { return is_asked(one, wanted); }))
            problems.add({}, fmt::format("the sweep has no output '{}'", wanted));
}

}  // namespace

SweepAnalysis analyse(const Panel& results, const SweepPlan& plan, const AnalysisPlan& asked,
                      Problems& problems) {
    SweepAnalysis found;
    refuse_misfits(plan, asked, problems);
    if (!problems.none()) return found;
    found.points = plan.points();
    count_runs(results, found);
    note_laid_out(plan, found);
    const auto estimators =
        asked.estimators.empty() ? estimators_for(plan.sweep.design.kind) : asked.estimators;
    Analyst analyst(results, plan, asked, found);
    analyst.note_on_points(estimators);
    for (const AnalysedOutput& one : analysed_outputs_of(plan.sweep, asked.groups))
        if (asked.outputs.empty() ||
            std::any_of(asked.outputs.begin(), asked.outputs.end(),
                        [&](const std::string& name) { return is_asked(one, name); }))
            analyst.analyse(one, estimators);
    if (plan.sweep.replicates == 1 && found.runs > 0) found.notes.push_back({.kind = Note::one_replicate});
    return found;
}

}  // namespace musubi
