#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "musubi/problems.hpp"
#include "sim/io/result_check.hpp"
#include "sim/io/whole_file.hpp"
#include "tools/musubi/exit_codes.hpp"

namespace musubi {

/// A line on stderr, safe on a terminal whatever names it holds: see safe_line(). That it cannot be written
/// is no reason to end a run.
void tell(const std::string& line);

/// Writes every problem on stderr, a line each, then how many there are. Returns what the program then exits
/// with.
ExitCode refuse(const Problems& problems);

/// All of a text on stdout, at once, safe on a terminal: see safe_text(). A reader that has seen enough (`|
/// head`) is no fault; any other is said, and the program exits with what is returned.
ExitCode print(const std::string& wanted);

/// Calls what writes a target and says, if it fails, why the target could not be written.
ExitCode write_to(const std::filesystem::path& target, const std::function<void()>& write);

/// Writes a text file whole.
ExitCode write_text(const std::filesystem::path& target, const std::string& text, Overwrite overwrite);

/// Writes a table as CSV, if a file is named for it, then prints; returns the first of the two that failed.
ExitCode print_beside_csv(const std::string& text, const std::filesystem::path& csv,
                          const std::function<std::string()>& table, Overwrite overwrite);

/// Does the work of a command; says what is wrong with a file that it could not read.
ExitCode or_say_why_not(const std::function<ExitCode()>& work);

/// Says in a line what was found of a result file: on stdout if it is whole, else on stderr. Returns what the
/// program then exits with.
ExitCode report(const std::filesystem::path& file, const Finding& finding);

}  // namespace musubi
