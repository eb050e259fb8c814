#pragma once

#include <string>

#include "tools/musubi/commands/commands.hpp"

namespace musubi {

/// The commands below `musubi sweep`, one file each.
void declare_sweep_plan(CLI::App& sweep, Chosen& chosen, const std::string& command_line);
void declare_sweep_run(CLI::App& sweep, Chosen& chosen);
void declare_sweep_make_runs(CLI::App& sweep, Chosen& chosen);
void declare_sweep_submit(CLI::App& sweep, Chosen& chosen);
void declare_sweep_status(CLI::App& sweep, Chosen& chosen);
void declare_sweep_merge(CLI::App& sweep, Chosen& chosen, const std::string& command_line);
void declare_sweep_analyze(CLI::App& sweep, Chosen& chosen);

}  // namespace musubi
