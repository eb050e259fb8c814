#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>

#include "sim/experiment/calibration/calibration.hpp"
#include "tools/musubi/options/run_options.hpp"

namespace musubi {

/// A calibration as it was asked for on the command line.
struct CalibrateOptions {
    RunOptions run;
    std::filesystem::path targets, priors, set;
    CalibrationPlan plan;
    std::size_t truths = 0;        ///< fitted again on the emulator
    std::size_t known_truths = 0;  ///< fitted with runs of their own, instead of what was observed
};

void declare_calibrate_options(CLI::App& command, CalibrateOptions& options);

}  // namespace musubi
