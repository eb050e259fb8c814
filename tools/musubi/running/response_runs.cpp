#include "tools/musubi/running/response_runs.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <utility>

#include "sim/experiment/comparison/answers.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/options/drawn_parameters.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/running/startable_threads.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/progress.hpp"

namespace musubi {
namespace {

Panel run_level(const PreparedModel& model, EnsemblePlan plan, bool quiet, const Lever& lever, double level) {
    plan.threads = startable_threads(plan.threads);
    if (quiet) return run_ensemble(model, plan);
    tell(fmt::format("{} {:g} {}", lever.name, level, lever.units));
    Progress progress(stderr, plan.replicates, model.agent_months);
    plan.progress = [&](std::uint64_t done) { progress.report(done); };
    return run_ensemble(model, plan);
}

/// From the end on every level is the same world, and money would seem to bring certainly nothing.
void check_since(const PreparedModel& model, std::int64_t since, Problems& problems) {
    const std::int64_t last = model.layout.dimension("fiscal_year").numbers.back();
    if (since > last)
        problems.add(
            {}, fmt::format("--since {} is after the last fiscal year that is simulated, {}", since, last));
}

/// Nothing, and problems, if the scenario cannot be at one of the levels.
std::vector<WithParameters> prepare_levels(const Scenario& scenario, const AnyModel& model,
                                           const std::string& parameters, const ResponseCurves& curves,
                                           Problems& problems) {
    std::vector<WithParameters> prepared;
    for (const double level : curves.levels) {
        Scenario at_level = scenario;
        curves.lever.set(at_level, level, curves.since);
        auto ready = prepare(parameters, at_level, model, problems);
        if (!ready) return {};
        prepared.push_back(std::move(*ready));
    }
    return prepared;
}

}  // namespace

bool compute_curves(const std::filesystem::path& file, const Scenario& scenario, const AnyModel& model,
                    const PassingRuns& runs, ResponseCurves& curves, Problems& problems) {
    const auto prepared = prepare_levels(scenario, model, runs.parameters, curves, problems);
    if (prepared.empty()) return false;
    check_since(prepared.front().model, curves.since, problems);
    if (!problems.none()) return false;
    for (const WithParameters& level : prepared) require_memory(need_of(level.model, runs.plan, {}));
    warn_before_runs(file, scenario, prepared.front().not_drawn, runs.quiet);
    std::vector<std::vector<std::vector<double>>> by_indicator;  // then by level and replicate
    Questions questions;  // of the first level: the same are asked of all
    for (std::size_t k = 0; k < prepared.size(); ++k) {
        const Panel results =
            run_level(prepared[k].model, runs.plan, runs.quiet, curves.lever, curves.levels[k]);
        if (k == 0) questions = model.questions ? model.questions(results) : usual_questions(results);
        if (k == 0) curves.vectors = vectors_of(results);
        by_indicator.resize(questions.indicators.size());
        for (std::size_t i = 0; i < questions.indicators.size(); ++i) {
            if (k == 0) curves.headings.push_back(questions.indicators[i].sum.heading);
            by_indicator[i].push_back(sum_by_replicate(results, questions.indicators[i].sum));
        }
    }
    for (const auto& by_level : by_indicator)
        curves.responses.push_back(response(curves.levels, by_level, curves.vectors));
    return true;
}

}  // namespace musubi
