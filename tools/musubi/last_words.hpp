#pragma once

#include "tools/musubi/exit_codes.hpp"

namespace musubi {

/// Says that memory ran out, and ends the program at once: what libraries would do at an ordinary end may
/// stumble over what they could not allocate.
[[noreturn]] void stop_without_memory();

/// What main returns. An end before that (in a library that calls exit or aborts, or falls over an allocation
/// that failed) is told, and has exit code 4. Whatever the end, a file is as before or complete.
ExitCode answer_with(ExitCode code);

}  // namespace musubi
