#pragma once

#include "musubi/problems.hpp"
#include "tools/musubi/exit_codes.hpp"

namespace musubi {

/// Writes every problem on stderr, a line each, then how many there are. Returns what the program then exits
/// with.
ExitCode refuse(const Problems& problems);

}  // namespace musubi
