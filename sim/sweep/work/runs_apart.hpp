#pragma once

#include <sys/types.h>

#include <filesystem>

#include "sim/sweep/work/run_point.hpp"

namespace musubi {

/// Makes runs in a separate process. If a run ends that process (the system kills it for its memory, or the
/// model has a fault), the run has failed, with the reason in its message, and the next runs go on. For one
/// thread.
///
/// The process is `PROGRAM sweep make-runs FOLDER`. It is asked for one run after the other, and started
/// again if a run ended it. It ends with the thread that made this object, and ignores Ctrl-C.
class RunsApart {
  public:
    RunsApart(std::filesystem::path program, std::filesystem::path folder, const SweepPlan& plan);
    ~RunsApart();
    RunsApart(const RunsApart&) = delete;
    RunsApart& operator=(const RunsApart&) = delete;

    /// As run_point. Throws std::runtime_error if the process cannot be started, or does not come to its
    /// first run.
    RunOutcome make(std::size_t point, std::uint64_t replicate);

  private:
    void start();
    RunOutcome what_ended_it();

    std::filesystem::path program_, folder_;
    const SweepPlan& plan_;
    pid_t process_ = -1;
    int line_ = -1;  ///< to it and from it
};

/// The process at the other end: makes the runs that it is asked for at a socket until nobody asks any more.
void make_runs_asked_for(int socket, const SweepPlan& plan);

}  // namespace musubi
