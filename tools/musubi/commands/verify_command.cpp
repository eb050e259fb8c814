#include <fmt/core.h>

#include <filesystem>
#include <memory>
#include <system_error>

#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/words/fault.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

ExitCode verify(const std::filesystem::path& file) {
    try {
        const Finding finding = check_result(file);
        const ExitCode code = report(file, finding);
        if (code == exit_ok) fmt::print("content checksum  {}\n", finding.content_checksum);
        return code;
    } catch (const std::system_error& fault) {
        return tell_unread(fault);
    }
}

}  // namespace

void declare_verify(CLI::App& program, Chosen& chosen) {
    const auto file = std::make_shared<std::filesystem::path>();
    CLI::App* command =
        program.add_subcommand("verify", "Check that a result file is as it was written, to the last byte");
    add_file(*command, "FILE", *file, "Result file")->required();
    command->callback([&chosen, file] { chosen = [file] { return verify(*file); }; });
}

}  // namespace musubi
