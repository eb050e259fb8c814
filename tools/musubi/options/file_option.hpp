#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace musubi {

/// Refuses an empty name: a shell's variable that is not set is no wish to write nothing.
CLI::Validator named();

/// An option or argument that names a file or a folder, or several. `name` is a path, a text or a vector of
/// such, and must live as long as the command.
template <class Name>
CLI::Option* add_file(CLI::App& command, const std::string& option, Name& name, const std::string& meaning) {
    return command.add_option(option, name, meaning)->type_name("FILE")->check(named());
}

}  // namespace musubi
