#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

namespace musubi {

/// "9 s", "2 min 05 s", "3 h 00 min"; rounded up.
std::string duration(double seconds);

/// What is said of a run in which `done` of `replicates`, but those that were there `already`, took
/// `seconds`, each being `agent_months` of work: "12 of 20 replicates, 10.4 million agent-months/s, 9 s
/// left", or "0 of 20 replicates" before one has.
std::string progress_line(std::uint64_t done, std::uint64_t replicates, double agent_months, double seconds,
                          std::uint64_t already = 0);

/// Tells the user how far an ensemble is: on a terminal by one line that is redrawn, elsewhere (a log) by at
/// most one line per tenth of the replicates. Not for several threads at once.
class Progress {
  public:
    /// Says that it begins, on a terminal. `already`: replicates that an earlier run had finished.
    Progress(std::FILE* stream, std::uint64_t replicates, double agent_months, std::uint64_t already = 0);
    void report(std::uint64_t done);

  private:
    std::FILE* stream_;
    bool terminal_;
    std::uint64_t replicates_;
    double agent_months_;
    std::uint64_t already_;
    std::uint64_t tenths_;  ///< of the way, said already
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace musubi
