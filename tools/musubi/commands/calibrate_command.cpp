#include <fmt/core.h>
#include <fmt/ranges.h>

#include "sim/engine/worker_pool.hpp"
#include "sim/experiment/calibration/calibrated_set.hpp"
#include "sim/experiment/calibration/calibration_panel.hpp"
#include "sim/experiment/designs/parameter_set.hpp"
#include "sim/io/csv.hpp"
#include "sim/io/safe_text.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/result_input.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/calibrate_options.hpp"
#include "tools/musubi/reports/calibration_report.hpp"
#include "tools/musubi/reports/rank_report.hpp"
#include "tools/musubi/running/calibration_runs.hpp"
#include "tools/musubi/running/interruption.hpp"
#include "tools/musubi/running/run_provenance.hpp"
#include "tools/musubi/running/startable_threads.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

/// What a calibration is about, read and checked.
struct Question {
    Scenario scenario;
    std::vector<Factor> factors;
    std::vector<Target> targets;
};

/// The emulator needs more points than terms: whatever the runs gave, fewer could not be used.
void require_points(const CalibrationPlan& plan, std::size_t factors, Problems& problems) {
    const std::size_t points = first_points_of(plan, factors), terms = Emulator::terms(factors);
    if (points <= terms)
        problems.add({"--first-points"},
                     fmt::format("{} are too few for the response surface of {} parameters: it "
                                 "needs more than {}",
                                 points, factors, terms));
}

std::optional<Question> read_question(const CalibrateOptions& options, Problems& problems) {
    auto scenario =
        read_scenario(scenario_file(options.run.scenario), models(), problems, shipped_scenarios());
    if (!scenario) return std::nullopt;
    const AnyModel& model = model_named(scenario->model);
    const auto prepared = model.prepare(*scenario, problems);
    if (!prepared) return std::nullopt;
    Question question{std::move(*scenario), factors_of(*model.parameters), {}};
    if (const auto table = read_csv(options.targets, problems))
        question.targets = targets_of(*table, prepared->layout, problems);
    if (!options.priors.empty())
        if (const auto table = read_csv(options.priors, problems))
            question.factors = factors_of(*table, *model.parameters, problems);
    if (question.factors.empty() && problems.none())
        problems.add({options.run.scenario.string()},
                     "its model declares no priors; name the parameters to be fitted with --priors");
    require_points(options.plan, question.factors.size(), problems);
    return question;
}

/// The runs of the calibration that is taken up.
Panel read_done(const CalibrateOptions& options, const Question& question, const Provenance& now,
                Problems& problems) {
    const std::string file = options.run.resume.string();
    const auto read = read_result(options.run.resume);
    if (const auto* finding = std::get_if<Finding>(&read)) {
        problems.add({file}, finding->message);
        return {};
    }
    const auto& [panel, then] = std::get<ResultInput>(read);
    Panel asked = runs_alone(panel);
    add_question(asked, question.factors, question.targets);
    if (!ask_the_same(panel, asked) || then.scenario_checksum != now.scenario_checksum ||
        then.seed != now.seed || then.replicates != now.replicates || then.version != now.version ||
        then.commit != now.commit)
        problems.add({file},
                     "is a calibration of other targets, priors, scenario, seed or version of the program, "
                     "or of another size");
    return runs_alone(panel);
}

std::string origin_of_set(const Provenance& p, const CalibrateOptions& options) {
    return fmt::format(
        "# Vectors of parameters: a calibration's posterior.\n"
        "# program {} commit {}; scenario {}; seed {}; targets {}\n",
        p.version, p.commit, p.scenario_checksum, p.seed, safe_line(options.targets.filename().string()));
}

ExitCode write_answer(const CalibrateOptions& options, const Question& question, const Provenance& provenance,
                      const Calibration& calibration, CalibrationRuns& made) {
    Panel result = made.panel();
    add_answer(result, calibration, question.factors);
    made.write(result);
    ExitCode written = made.target().is_elsewhere() ? exit_not_written : exit_ok;
    if (!options.set.empty()) {
        const std::string csv =
            to_csv(parameter_set_of(calibration, question.factors), origin_of_set(provenance, options));
        if (const ExitCode of_set = write_text(options.set, csv, options.run.overwrite); of_set != exit_ok)
            written = of_set;
    }
    std::string text = calibration_text(calibration, question.factors, question.targets);
    if (options.truths > 0) {
        WorkerPool pool(startable_threads(options.run.plan.threads));
        text += recovery_text(recover(calibration, options.plan.seed, options.truths, pool.workers()),
                              options.truths);
    }
    const ExitCode printed = print(text);
    return written != exit_ok ? written : printed;
}

/// Fits truths of the priors instead of what was observed.
ExitCode test_known_truths(const CalibrateOptions& options, const Question& question, const RunPoints& run,
                           CalibrationRuns& made) {
    WorkerPool pool(startable_threads(options.run.plan.threads));
    const KnownTruths truths = fit_known_truths(options.plan, options.known_truths, question.factors,
                                                question.targets, run, pool.workers());
    Panel result = made.panel();
    add_ranks(result, truths, question.targets);
    made.write(result);
    const ExitCode printed = print(ranks_text(truths, question.factors, question.targets));
    return made.target().is_elsewhere() ? exit_not_written : printed;
}

/// Keeps the runs of a calibration that came to no answer; returns the file that they are in.
std::string keep_runs(CalibrationRuns& made) {
    made.write(made.panel());
    return made.target().file().string();
}

ExitCode fit(const CalibrateOptions& options, const Question& question, Provenance& provenance, Panel done) {
    const Interruption interruption;
    const PointRuns runs{model_named(question.scenario.model), question.scenario, question.factors,
                         question.targets, options.plan.runs_per_point};
    CalibrationRuns made(runs, options.run, provenance, std::move(done));
    try {
        try {
            const RunPoints run = [&](const auto& points, std::uint64_t first) {
                return made.run(points, first);
            };
            if (options.known_truths > 0) return test_known_truths(options, question, run, made);
            const Calibration calibration = calibrate(options.plan, question.factors, question.targets, run);
            return write_answer(options, question, provenance, calibration, made);
        } catch (const CalibrationStopped&) {
            const std::string file = keep_runs(made);
            tell(
                fmt::format("Stopped: what had finished is in {0}. To go on, the same command with --resume "
                            "{0} in place of -o",
                            file));
            return exit_stopped;
        } catch (const ImplausiblePriors& fault) {
            tell(fmt::format("{}: no vector was found: {}; the runs are there to be looked at",
                             keep_runs(made), fault.what()));
            return exit_differ;
        }
    } catch (const std::system_error& fault) {
        tell(fmt::format("{}: could not be written: {}", made.target().file().string(), fault.what()));
        return exit_not_written;
    }
}

ExitCode run(CalibrateOptions options) {
    Problems problems;
    const auto question = read_question(options, problems);
    const bool resumes = !options.run.resume.empty();
    if (resumes) {
        options.run.output = options.run.resume;
        options.run.overwrite = Overwrite::yes;
    }
    refuse_output_files({{"--output", options.run.output}, {"--set", options.set}},
                        files_behind({options.run.scenario, options.targets, options.priors}),
                        options.run.overwrite, problems);
    if (!problems.none() || !question) return refuse(problems);

    options.run.plan.seed = options.plan.seed;
    const std::size_t factors = question->factors.size();
    options.run.plan.replicates = options.known_truths > 0
                                      ? runs_of_truths(options.plan, options.known_truths, factors)
                                      : runs_of(options.plan, factors);
    Provenance provenance =
        provenance_of(options.run, question->scenario, model_named(question->scenario.model));
    Panel done;
    if (resumes) done = read_done(options, *question, provenance, problems);
    if (!problems.none()) return refuse(problems);
    warn_before_runs(scenario_file(options.run.scenario), question->scenario, {}, true);
    return fit(options, *question, provenance, std::move(done));
}

}  // namespace

void declare_calibrate(CLI::App& program, Chosen& chosen, const std::string& command_line) {
    const auto options = std::make_shared<CalibrateOptions>();
    options->run.command_line = command_line;
    CLI::App* command = program.add_subcommand(
        "calibrate", "Fit parameters to what was observed, and write the vectors that do");
    declare_calibrate_options(*command, *options);
    command->callback([&chosen, options] {
        if (options->run.output.empty() && options->run.resume.empty()) throw CLI::RequiredError("--output");
        chosen = [options] { return run(*options); };
    });
}

}  // namespace musubi
