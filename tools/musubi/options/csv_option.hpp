#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "sim/io/csv.hpp"
#include "tools/musubi/files/written.hpp"

namespace musubi {

/// --bom, for a command that writes CSV by the option `csv`. `readers` must live as long as the command.
void declare_bom(CLI::App& command, CLI::Option* csv, CsvFor& readers);

/// --csv FILE with --bom, for a command that writes a table beside what it prints; `meaning` says which.
/// `target` must live as long as the command.
void declare_csv(CLI::App& command, CsvTarget& target, const std::string& meaning);

}  // namespace musubi
