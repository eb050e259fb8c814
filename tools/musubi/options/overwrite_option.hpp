#pragma once

#include <CLI/CLI.hpp>

#include "sim/io/whole_file.hpp"

namespace musubi {

/// --overwrite, for every command that writes a file. The option must live as long as the command.
void declare_overwrite(CLI::App& command, Overwrite& overwrite);

}  // namespace musubi
