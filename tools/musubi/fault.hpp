#pragma once

#include <system_error>

#include "tools/musubi/exit_codes.hpp"

namespace musubi {

/// Where the machine failed, and nothing is known about what was to be read: another attempt may succeed.
constexpr auto exit_not_read = static_cast<ExitCode>(6);  ///< a failing disk, too many open files …
constexpr auto exit_no_memory = static_cast<ExitCode>(7);

/// Says what could not be read. Returns what the program then exits with: exit_not_read, or exit_bad_input
/// where there is no such file, or none that may be read.
ExitCode tell_unread(const std::system_error& fault);

}  // namespace musubi
