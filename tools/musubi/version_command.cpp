#include <fmt/core.h>

#include "tools/musubi/build_info.hpp"
#include "tools/musubi/commands.hpp"

namespace musubi {

void declare_version(CLI::App& program, Chosen& chosen) {
    CLI::App* command = program.add_subcommand("version", "Version, commit, build type and compiler");
    command->callback([&chosen] {
        chosen = [] {
            const BuildInfo& info = build_info();
            fmt::print("musubi {} (commit {}, {}, {})\n", info.version, info.commit, info.build_type,
                       info.compiler);
            return exit_ok;
        };
    });
}

}  // namespace musubi
