#include <unistd.h>

#include <memory>

#include "sim/sweep/work/runs_apart.hpp"
#include "tools/musubi/commands/sweep_commands.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/running/sweep_folder.hpp"

namespace musubi {
namespace {

ExitCode make_runs(const std::filesystem::path& folder) {
    const auto plan = plan_for_this_program(folder);
    if (!plan) return exit_bad_input;
    make_runs_asked_for(STDIN_FILENO, *plan);
    return exit_ok;
}

}  // namespace

void declare_sweep_make_runs(CLI::App& sweep, Chosen& chosen) {
    const auto folder = std::make_shared<std::filesystem::path>();
    CLI::App* command = sweep.add_subcommand("make-runs", "What RunsApart starts; of no use to a person");
    command->group("");  // not in the help
    add_file(*command, "DIR", *folder, "Folder of the sweep")->required();
    command->callback([&chosen, folder] { chosen = [folder] { return make_runs(*folder); }; });
}

}  // namespace musubi
