#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace musubi {

/// How --help lists options: `--seed N (0 to 18446744073709551615; default 1)`, and in the usage line
/// `FILE FILE...` for two or more. To be set before the commands are declared, which inherit it.
class HelpFormat : public CLI::Formatter {
  public:
    HelpFormat();
    std::string make_group(std::string group, bool is_positional,
                           std::vector<const CLI::Option*> options) const override;
    std::string make_option_opts(const CLI::Option* option) const override;
    std::string make_option_usage(const CLI::Option* argument) const override;
};

/// The heading of all commands below this one, of theirs too; to be called when they are declared.
void head_subcommands(CLI::App& command);

}  // namespace musubi
