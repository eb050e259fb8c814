#include "tools/musubi/calibrate_options.hpp"

#include "tools/musubi/overwrite_option.hpp"

namespace musubi {
namespace {

void declare_files(CLI::App& command, CalibrateOptions& options) {
    command.add_option("SCENARIO", options.run.scenario, "Scenario file (TOML)")->required();
    command.add_option("--targets", options.targets, "What is fitted and projected (CSV)")->required();
    command.add_option(
        "--priors", options.priors,
        "Which parameters are fitted, and how far each may lie (CSV); else those of the model");
    CLI::Option* output =
        command.add_option("-o,--output", options.run.output, "Calibration file (HDF5, netCDF-4)");
    command.add_option("--resume", options.run.resume, "Complete a calibration that was stopped")
        ->excludes(output);
    command.add_option("--set", options.set, "Write the vectors for `run --parameters` (CSV)");
}

void declare_size(CLI::App& command, CalibrationPlan& plan) {
    command.add_option("--seed", plan.seed, "Whose luck; the same seed, the same set")
        ->default_str(std::to_string(plan.seed));
    command.add_option("--first-points", plan.first_points, "Points of the first wave, two runs each")
        ->check(CLI::Range(3, 1'000'000))
        ->default_str("two a term of the surface");
    command
        .add_option("--points", plan.points,
                    "Points of a sample of the posterior; half of them where it is flattened")
        ->check(CLI::Range(3, 1'000'000))
        ->default_str("two a term");
    command.add_option("--vectors", plan.vectors, "Vectors of parameters in the set")
        ->check(CLI::Range(10, 100'000))
        ->default_str(std::to_string(plan.vectors));
}

}  // namespace

void declare_calibrate_options(CLI::App& command, CalibrateOptions& options) {
    declare_files(command, options);
    declare_size(command, options.plan);
    command
        .add_option("--recovery", options.truths,
                    "Fit so many known truths again on the emulator, and say how often they are held")
        ->check(CLI::Range(0, 10'000))
        ->default_str("0");
    declare_threads(command, options.run.plan);
    command.add_flag("--quiet", options.run.quiet, "No progress");
    declare_overwrite(command, options.run.overwrite);
}

}  // namespace musubi
