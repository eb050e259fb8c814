#include "tools/musubi/options/calibrate_options.hpp"

#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"

namespace musubi {
namespace {

void declare_files(CLI::App& command, CalibrateOptions& options) {
    add_file(command, "SCENARIO", options.run.scenario, "Scenario file (TOML) or the name of a shipped one")
        ->required();
    add_file(command, "--targets", options.targets, "What is fitted and projected (CSV)")->required();
    add_file(command, "--priors", options.priors,
             "Which parameters are fitted, and how far each may lie (CSV); else those of the model");
    CLI::Option* output =
        add_file(command, "-o,--output", options.run.output, "Calibration file (HDF5, netCDF-4)");
    add_file(command, "--resume", options.run.resume, "Complete a calibration that was stopped")
        ->excludes(output);
}

/// What becomes of the fit, or what is fitted instead.
void declare_answers(CLI::App& command, CalibrateOptions& options) {
    CLI::Option* set =
        add_file(command, "--set", options.set, "Write the vectors for `run --parameters` (CSV)");
    CLI::Option* recovery =
        add_number(command, "--recovery", WholeNumbers{0, 10'000}, options.truths,
                   "Fit so many known truths again on the emulator, and say how often they are held");
    add_number(command, "--sbc", WholeNumbers{10, 10'000}, options.known_truths,
               "Fit so many truths of the priors instead, with runs of their own, and test their ranks")
        ->excludes(set)
        ->excludes(recovery);
}

void declare_size(CLI::App& command, CalibrationPlan& plan) {
    add_number(command, "--seed", WholeNumbers(), plan.seed, "Whose luck; the same seed, the same set");
    constexpr WholeNumbers points{3, 1'000'000};
    add_number(command, "--first-points", points, plan.first_points,
               "Points of the first wave, two runs each")
        ->default_str("two per term of the surface");
    add_number(command, "--points", points, plan.points,
               "Points of a sample of the posterior; half of them where it is flattened")
        ->default_str("two per term");
    add_number(command, "--vectors", WholeNumbers{10, 100'000}, plan.vectors,
               "Vectors of parameters in the set");
}

}  // namespace

void declare_calibrate_options(CLI::App& command, CalibrateOptions& options) {
    declare_files(command, options);
    declare_size(command, options.plan);
    declare_answers(command, options);
    declare_threads(command, options.run.plan);
    command.add_flag("--quiet", options.run.quiet, "No progress");
    declare_overwrite(command, options.run.overwrite);
}

}  // namespace musubi
