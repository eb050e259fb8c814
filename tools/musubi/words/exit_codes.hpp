#pragma once

namespace musubi {

/// What the program returns to the shell. Scripts may rely on these; README.md lists them with the commands
/// that use them.
enum ExitCode : int {
    exit_ok = 0,
    exit_differ = 1,     ///< diff, as diff(1) has it; facts --strict: one does not hold; calibrate: none fits
    exit_bad_input = 2,  ///< usage, a scenario with problems, or a target that exists; nothing was computed
    exit_not_written = 3,     ///< computed, but the result could not be written
    exit_internal_error = 4,  ///< a fault of the program, or no memory
    exit_stopped = 5,       ///< by a signal; what had finished is in the file, which says that it is partial
    exit_nothing_made = 6,  ///< sweep run: the same, before it had made a run
    exit_not_read = 7,    ///< the machine failed to read (a disk, too many open files); to try again may help
    exit_cut_short = 10,  ///< all that read a result but diff: the end of the file is missing
    exit_changed = 11,    ///< the same: its bytes are not what was written
    exit_foreign = 12,    ///< the same: no result of musubi
    exit_newer = 13,      ///< the same: a result of a newer musubi
};

}  // namespace musubi
