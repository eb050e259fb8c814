#include "tools/musubi/commands/sweep_commands.hpp"

namespace musubi {

void declare_sweep(CLI::App& program, Chosen& chosen, const std::string& command_line) {
    CLI::App* sweep = program.add_subcommand(
        "sweep", "Vary many parameters at once, on one machine or many, and say what matters");
    sweep->require_subcommand(1);
    declare_sweep_plan(*sweep, chosen, command_line);
    declare_sweep_run(*sweep, chosen);
    declare_sweep_make_runs(*sweep, chosen);
    declare_sweep_submit(*sweep, chosen);
    declare_sweep_status(*sweep, chosen);
    declare_sweep_merge(*sweep, chosen, command_line);
    declare_sweep_analyze(*sweep, chosen);
}

}  // namespace musubi
