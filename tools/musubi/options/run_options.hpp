#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <string>

#include "musubi/ensemble.hpp"
#include "sim/io/whole_file.hpp"
#include "sim/network/network_plan.hpp"
#include "tools/musubi/options/network_options.hpp"

namespace musubi {

/// What is run where nobody says how many replicates: forty vectors of parameters, two each.
inline EnsemblePlan usual_plan() {
    EnsemblePlan plan;
    plan.replicates = 80;
    return plan;
}

/// A run as it was asked for on the command line.
struct RunOptions {
    std::filesystem::path scenario;  ///< empty: that of the result to be resumed
    std::filesystem::path output;
    std::filesystem::path resume;  ///< the partial result to be completed; empty if there is none
    std::string parameters;        ///< as typed: drawn_parameters.hpp
    EnsemblePlan plan = usual_plan();
    NetworkOptions network;
    bool seed_given = false, replicates_given = false;             ///< else those of the result to be resumed
    std::chrono::duration<double, std::ratio<60>> checkpoint{10};  ///< minutes; none if not positive
    bool quiet = false, json = false, dry_run = false;
    Overwrite overwrite = Overwrite::no;
    std::string command_line;
};

/// For commands that run scenarios, but keep no run.
void declare_replicates_and_seed(CLI::App& command, EnsemblePlan& plan);

/// How many threads may work, for every command that runs a model.
void declare_threads(CLI::App& command, EnsemblePlan& plan);

/// How scenarios are run whose results nobody keeps.
struct PassingRuns {
    EnsemblePlan plan = usual_plan();
    NetworkPlan network = {};
    std::string parameters = {};  ///< as typed: drawn_parameters.hpp
    bool quiet = false;
};

/// For commands that take scenarios where they take results: how those are run first.
void declare_passing_runs(CLI::App& command, PassingRuns& runs);

/// What `musubi run` takes. The options must live as long as the command.
void declare_run_options(CLI::App& command, RunOptions& options);

/// Throws a CLI::RequiredError if neither scenario nor target follows from what was typed.
void require_what_a_run_needs(const RunOptions& options);

}  // namespace musubi
