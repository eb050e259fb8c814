#include <fmt/core.h>

#include <memory>
#include <system_error>

#include "sim/io/whole_file.hpp"
#include "sim/sweep/analysis/list_design.hpp"
#include "tools/musubi/commands/sweep_commands.hpp"
#include "tools/musubi/files/model_result.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/sweep_input.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/options/csv_option.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/reports/sweep_report.hpp"
#include "tools/musubi/reports/sweep_scenario.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct SweepAnalyzeOptions {
    std::filesystem::path file;
    CsvTarget csv;
    std::vector<std::string> estimators;
    std::string sobol = name_of(AnalysisPlan{}.sobol);
    AnalysisPlan plan;
    bool settling = false, json = false;
    Overwrite overwrite = Overwrite::no;
};

ExitCode analyse_result(const SweepAnalyzeOptions& options, const ResultInput& result) {
    Problems problems;
    const auto planned = plan_of_sweep(options.file, result);
    if (!planned) return exit_bad_input;
    const AsLaidOut laid_out = as_laid_out(result.panel, *planned);
    const SweepPlan& plan = laid_out.plan;
    const Panel& results = laid_out.results(result.panel);
    AnalysisPlan asked = options.plan;
    asked.groups = first_scenario_of(plan).label_groups;
    const SweepAnalysis analysis = analyse(results, plan, asked, problems);
    if (!problems.none()) return refuse(problems);
    const auto settling = options.settling ? convergence(results, plan, asked) : std::vector<MeasuredAt>();
    if (options.settling && settling.empty())
        tell(fmt::format("a {} design does not grow point by point: it shows no convergence",
                         name_of(plan.sweep.design.kind)));
    return print_beside_csv(
        options.json ? analysis_json(analysis, plan, settling) : analysis_text(analysis, plan, settling),
        options.csv, [&](CsvFor readers) { return analysis_csv(analysis, readers); }, options.overwrite);
}

ExitCode analyze_sweep(SweepAnalyzeOptions options) {
    if (!accepts({{"--csv", options.csv.file}}, {options.file}, options.overwrite)) return exit_bad_input;
    for (const SweepEstimator estimator : sweep_estimators())
        for (const std::string& name : options.estimators)
            if (name == name_of(estimator)) options.plan.estimators.push_back(estimator);
    for (const SobolEstimator estimator : sobol_estimators())
        if (options.sobol == name_of(estimator)) options.plan.sobol = estimator;
    return with_result(options.file, holds_a_sweep, "runs of a sweep",
                       [&](const ResultInput& result) { return analyse_result(options, result); });
}

}  // namespace

void declare_sweep_analyze(CLI::App& sweep, Chosen& chosen) {
    const auto options = std::make_shared<SweepAnalyzeOptions>();
    CLI::App* command = sweep.add_subcommand("analyze", "Say which factors matter, with intervals");
    add_file(*command, "FILE", options->file, "File of `sweep merge`")->required();
    std::vector<std::string> names;
    for (const SweepEstimator estimator : sweep_estimators()) names.emplace_back(name_of(estimator));
    command->add_option("--estimator", options->estimators, "What is estimated; may be repeated")
        ->check(CLI::IsMember(names))
        ->default_str("all that fit the design");
    std::vector<std::string> of_sobol;
    for (const SobolEstimator estimator : sobol_estimators()) of_sobol.emplace_back(name_of(estimator));
    command->add_option("--sobol", options->sobol, "Which estimator of Sobol' indices")
        ->check(CLI::IsMember(of_sobol))
        ->capture_default_str();
    command
        ->add_option("--only", options->plan.outputs,
                     "Outputs, or all by a dimension, that are analysed; may be repeated")
        ->default_str("all");
    command->add_flag("--convergence", options->settling,
                      "Say too what the first half, quarter … of the design alone gives");
    add_number(
        *command, "--draws", WholeNumbers{0, 100'000}, options->plan.resampling.draws,
        fmt::format("How many samples are drawn from the sample, for the intervals: 0 (none), or at least {}",
                    fewest_draws));
    declare_csv(*command, options->csv, "Write every number into this file");
    command->add_flag("--json", options->json, "As JSON");
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] { chosen = [options] { return analyze_sweep(*options); }; });
}

}  // namespace musubi
