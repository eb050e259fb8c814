#pragma once

#include <CLI/CLI.hpp>

#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

/// Prints the help that was asked for, or says what is wrong with what was typed: every word that the program
/// does not know, with the one that was meant. Returns what the program then exits with.
ExitCode answer_usage(const CLI::App& program, const CLI::ParseError& error);

}  // namespace musubi
