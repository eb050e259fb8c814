#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

/// A command line becomes one call: each of these declares its subcommand and its options, and leaves in
/// `chosen` what to do if the user names it.
using Chosen = std::function<ExitCode()>;

/// `command_line` as typed goes into the provenance of the result.
void declare_run(CLI::App& program, Chosen& chosen, const std::string& command_line);
void declare_calibrate(CLI::App& program, Chosen& chosen, const std::string& command_line);
void declare_sweep(CLI::App& program, Chosen& chosen, const std::string& command_line);
void declare_scenarios(CLI::App& program, Chosen& chosen);
void declare_validate(CLI::App& program, Chosen& chosen);
void declare_parameters(CLI::App& program, Chosen& chosen);
void declare_init(CLI::App& program, Chosen& chosen);
void declare_inspect(CLI::App& program, Chosen& chosen);
void declare_verify(CLI::App& program, Chosen& chosen);
void declare_facts(CLI::App& program, Chosen& chosen);
void declare_score(CLI::App& program, Chosen& chosen);
void declare_diff(CLI::App& program, Chosen& chosen);
void declare_compare(CLI::App& program, Chosen& chosen, const std::string& command_line);
void declare_budget(CLI::App& program, Chosen& chosen);
void declare_carriers(CLI::App& program, Chosen& chosen);
void declare_report(CLI::App& program, Chosen& chosen);
void declare_export(CLI::App& program, Chosen& chosen);
void declare_completion(CLI::App& program, Chosen& chosen);
void declare_version(CLI::App& program, Chosen& chosen);

}  // namespace musubi
