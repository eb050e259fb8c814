#pragma once

#include <utility>

#include "sim/experiment/calibration/calibration.hpp"
#include "sim/experiment/calibration/point_runs.hpp"
#include "sim/results/result_file.hpp"
#include "tools/musubi/files/own_target.hpp"
#include "tools/musubi/options/run_options.hpp"
#include "tools/musubi/running/memory_guard.hpp"

namespace musubi {

/// Thrown when a signal stops a calibration; what had finished is in the file.
struct CalibrationStopped {};

/// The runs of a calibration, made wave by wave and kept in its file, so that a calibration that was stopped
/// can be taken up: the same questions lead to the same points, and runs that are there are not made again.
class CalibrationRuns {
  public:
    /// `done`: the runs that are there already, or an empty panel. All references must outlive it.
    CalibrationRuns(const PointRuns& runs, const RunOptions& options, Provenance& provenance, Panel done)
        : runs_(runs),
          options_(options),
          target_(options.output, options.overwrite, !options.resume.empty()),
          provenance_(provenance),
          done_(std::move(done)) {}

    /// Throws NotEnoughMemory, before the first wave, if the runs of all would not fit into memory.
    std::vector<Runs> run(const std::vector<Point>& points, std::uint64_t first_run);
    /// All runs with what they are compared with.
    [[nodiscard]] Panel panel() const;
    /// Writes a panel as the result of this calibration.
    void write(const Panel& panel);
    [[nodiscard]] const OwnTarget& target() const { return target_; }

  private:
    [[nodiscard]] MemoryNeed need_of_all(const PreparedModel& model) const;

    const PointRuns& runs_;
    RunOptions options_;
    OwnTarget target_;
    Provenance& provenance_;
    Panel done_;
};

}  // namespace musubi
