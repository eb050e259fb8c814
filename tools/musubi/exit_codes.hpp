#pragma once

namespace musubi {

/// What the program returns to the shell. Scripts may rely on these; 1 is left to the shell and the system.
enum ExitCode : int {
    exit_ok = 0,
    exit_bad_input = 2,    ///< usage, a scenario with problems, or a target that exists; nothing was computed
    exit_not_written = 3,  ///< computed, but the result could not be written
    exit_internal_error = 4,  ///< a fault of the program, or no memory
    exit_stopped = 5,  ///< by a signal; what had finished is in the file, which says that it is partial
};

}  // namespace musubi
