#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <system_error>

#include "sim/io/whole_file.hpp"
#include "tools/musubi/model_result.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/sweep_commands.hpp"
#include "tools/musubi/sweep_report.hpp"

namespace musubi {
namespace {

struct SweepAnalyzeOptions {
    std::filesystem::path file, csv;
    std::vector<std::string> estimators;
    std::string sobol = name_of(SobolEstimator::martinez);
    AnalysisPlan plan;
    bool json = false, overwrite = false;
};

ExitCode analyse_result(const SweepAnalyzeOptions& options, const ResultInput& result) {
    Problems problems;
    const SweepPlan plan = plan_in(result.panel, result.provenance, models());
    const SweepAnalysis analysis = analyse(result.panel, plan, options.plan, problems);
    if (!problems.none()) return refuse(problems);
    const ExitCode written = options.csv.empty()
                                 ? exit_ok
                                 : write_text(options.csv, analysis_csv(analysis),
                                              options.overwrite ? Overwrite::yes : Overwrite::no);
    const ExitCode printed =
        print(options.json ? analysis_json(analysis, plan) : analysis_text(analysis, plan));
    return written != exit_ok ? written : printed;
}

ExitCode analyze_sweep(SweepAnalyzeOptions options) {
    if (!accepts(options.csv, options.overwrite ? Overwrite::yes : Overwrite::no)) return exit_bad_input;
    for (const SweepEstimator estimator : sweep_estimators())
        for (const std::string& name : options.estimators)
            if (name == name_of(estimator)) options.plan.estimators.push_back(estimator);
    for (const auto estimator : {SobolEstimator::jansen, SobolEstimator::saltelli, SobolEstimator::martinez})
        if (options.sobol == name_of(estimator)) options.plan.sobol = estimator;
    const auto is_sweep = [](const Panel& panel) {
        const auto has = [&](const char* group, const char* name) {
            return std::any_of(panel.variables.begin(), panel.variables.end(), [&](const Variable& variable) {
                return variable.group == group && variable.name == name;
            });
        };
        return has("/plan", "identity") && has("/runs", "status");
    };
    return with_result(options.file, is_sweep, "runs of a sweep",
                       [&](const ResultInput& result) { return analyse_result(options, result); });
}

}  // namespace

void declare_sweep_analyze(CLI::App& sweep, Chosen& chosen) {
    const auto options = std::make_shared<SweepAnalyzeOptions>();
    CLI::App* command = sweep.add_subcommand("analyze", "Say which factors matter, with intervals");
    command->add_option("FILE", options->file, "File of `sweep merge`")->required();
    std::vector<std::string> names;
    for (const SweepEstimator estimator : sweep_estimators()) names.emplace_back(name_of(estimator));
    command->add_option("--estimator", options->estimators, "What is estimated; may be repeated")
        ->check(CLI::IsMember(names))
        ->default_str("all that fit the design");
    command->add_option("--sobol", options->sobol, "Which estimator of Sobol' indices")
        ->check(CLI::IsMember({"jansen", "saltelli", "martinez"}))
        ->capture_default_str();
    command->add_option("--only", options->plan.outputs, "Outputs that are analysed; may be repeated")
        ->default_str("all");
    command->add_option("--draws", options->plan.resampling.draws, "Of the sample, for the intervals")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
    command->add_option("--csv", options->csv, "Write every number into this file");
    command->add_flag("--json", options->json, "As JSON");
    command->add_flag("--overwrite", options->overwrite, "Replace an existing file");
    command->callback([&chosen, options] { chosen = [options] { return analyze_sweep(*options); }; });
}

}  // namespace musubi
