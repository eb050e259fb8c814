#include <memory>
#include <string>

#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/options/completion.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

void declare_completion(CLI::App& program, Chosen& chosen) {
    const auto shell = std::make_shared<std::string>();
    CLI::App* command =
        program.add_subcommand("completion", "Print a script that completes commands in a shell");
    command->add_option("SHELL", *shell, "Which shell")->required()->check(CLI::IsMember({"bash", "zsh"}));
    command->callback([&program, &chosen, shell] {
        chosen = [&program, shell] {
            const auto commands = shape_of(program);
            return print(*shell == "bash" ? bash_completion(commands) : zsh_completion(commands));
        };
    });
}

}  // namespace musubi
