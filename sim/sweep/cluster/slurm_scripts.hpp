#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/io/whole_file.hpp"

namespace musubi {

/// How a sweep is put on a cluster.
struct SlurmJob {
    std::filesystem::path program, folder, merged;  ///< absolute
    std::size_t tasks = 1;                          ///< of the array
    std::size_t at_once = 0;                        ///< of them, at most; 0: as many as there is room for
    int threads = 1;                                ///< of each
    std::vector<std::string> options;               ///< of sbatch, as "--time=2:00:00"
    Overwrite overwrite = Overwrite::no;            ///< of the merged file
};

/// A text as the shell reads it back, whatever is in it.
std::string shell_quoted(const std::string& text);

/// A task is told to stop so long before its time limit.
constexpr double warned_seconds = 60;

/// The script of the array: each task works at the sweep until nothing is left. It is queued again if it is
/// told to stop before that, on preemption or near its time limit, unless it made nothing.
std::string array_script(const SlurmJob& job);

/// The script of the job that merges once the array has ended, however it did; it fails, and names what is
/// missing, if the sweep is not complete.
std::string merge_script(const SlurmJob& job);

}  // namespace musubi
