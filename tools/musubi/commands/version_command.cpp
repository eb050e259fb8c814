#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "sim/io/content.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/words/build_info.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

ExitCode print_version(bool json) {
    const BuildInfo& info = build_info();
    if (!json)
        return print(fmt::format("musubi {} (commit {}, {}, {})\n", info.version, info.commit,
                                 info.build_type, info.compiler));
    const nlohmann::ordered_json document{{"version", info.version},
                                          {"commit", info.commit},
                                          {"build_type", info.build_type},
                                          {"compiler", info.compiler},
                                          {"result_format", content::format_version}};
    return print(document.dump(2) + "\n");
}

}  // namespace

void declare_version(CLI::App& program, Chosen& chosen) {
    const auto json = std::make_shared<bool>(false);
    CLI::App* command = program.add_subcommand("version", "Version, commit, build type and compiler");
    command->add_flag("--json", *json, "As JSON");
    command->callback([&chosen, json] { chosen = [json] { return print_version(*json); }; });
}

}  // namespace musubi
