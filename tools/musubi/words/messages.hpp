#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "musubi/problems.hpp"
#include "sim/io/whole_file.hpp"
#include "sim/results/result_check.hpp"
#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

/// A line on stderr, safe on a terminal whatever names it holds: see safe_line(). That it cannot be written
/// is no reason to end a run.
void tell(const std::string& line);

/// Writes every problem on stderr, a line each, then how many there are. Returns what the program then exits
/// with.
ExitCode refuse(const Problems& problems);

/// All of a text on stdout, at once, safe on a terminal: see safe_text(). If the reader has closed the pipe
/// (`| head`), that is no fault. Any other fault is reported, and its exit code returned.
ExitCode print(const std::string& wanted);

/// Does the work of a command; says what is wrong with a file that it could not read.
ExitCode or_say_why_not(const std::function<ExitCode()>& work);

/// Says in a line what was found of a result file: on stdout if it is whole, else on stderr. Returns what the
/// program then exits with.
ExitCode report(const std::filesystem::path& file, const Finding& finding);

}  // namespace musubi
