#pragma once

#include <system_error>

#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

/// Says what could not be read. Returns what the program then exits with: exit_not_read, or exit_bad_input
/// where there is no such file, or none that may be read.
ExitCode tell_unread(const std::system_error& fault);

}  // namespace musubi
