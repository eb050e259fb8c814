#pragma once

#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

/// Says that memory ran out, and ends the program at once: what libraries would do at an ordinary end may
/// stumble over what they could not allocate.
[[noreturn]] void stop_without_memory();

/// What main returns. If the program ends before that (a library calls exit or abort, or crashes after a
/// failed allocation), a message says so and the exit code is 4. In any case a file is as it was before, or
/// complete.
ExitCode answer_with(ExitCode code);

}  // namespace musubi
