#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/problems.hpp"
#include "sim/results/result_file.hpp"
#include "sim/sweep/file/sweep.hpp"

namespace musubi {

/// Runs that are claimed, made and written together: neighbouring points of one replicate.
struct Batch {
    std::uint64_t replicate = 0;
    std::size_t first = 0, end = 0;  ///< points
    [[nodiscard]] std::size_t runs() const { return end - first; }
    /// "r00003-p00000100-00000200"
    [[nodiscard]] std::string name() const;
};

/// A sweep with its points, as it lies in its folder: DIR/plan.h5. Beside it lie DIR/shards, a result file a
/// batch; DIR/claims, who is at which batch; DIR/workers, who is at work; DIR/failed, which batches hold runs
/// that failed; DIR/begun, batches that were left before they were done.
struct SweepPlan {
    std::string text;       ///< of the sweep file
    std::string list_text;  ///< of the CSV file of a list
    Sweep sweep;
    std::string identity;              ///< of the sweep, see identity_of
    std::string version, commit;       ///< of the program that planned it, and that is to run it
    std::vector<double> places;        ///< row-major: point, factor
    std::vector<std::size_t> borders;  ///< where batches of points end

    [[nodiscard]] std::size_t points() const { return borders.empty() ? 0 : borders.back(); }
    [[nodiscard]] std::size_t runs() const { return points() * sweep.replicates; }
    [[nodiscard]] std::size_t batches() const { return borders.size() * sweep.replicates; }
    [[nodiscard]] Batch batch(std::size_t which) const;
    [[nodiscard]] std::span<const double> point(std::size_t which) const {
        return std::span(places).subspan(which * sweep.factors.size(), sweep.factors.size());
    }
};

/// Cuts the points into batches of this size. Points that had a batch before keep it.
void cut_into_batches(SweepPlan& plan, std::size_t points_per_batch, std::vector<std::size_t> before = {});

/// The usual number of points per batch, 1/256 of the runs but at most 100: few enough that every worker gets
/// batches, and enough that a shared folder has little load.
std::size_t usual_batch(std::size_t runs);

/// The plan as a panel, and back: but for its batches, so that a panel of results that was merged, which
/// holds it too, does not depend on them. Version and commit are in the provenance of the file.
Panel panel_of(const SweepPlan& plan);
/// Throws std::exception if the panel holds no plan of these models.
SweepPlan plan_in(const Panel& panel, const Provenance& provenance, std::span<const AnyModel> models);

std::filesystem::path plan_file(const std::filesystem::path& folder);

/// The plan of a folder; a problem, and nothing, if there is none that can be read.
std::optional<SweepPlan> read_plan(const std::filesystem::path& folder, std::span<const AnyModel> models,
                                   Problems& problems);

/// Whether a folder is empty but for what a command that was killed as it planned has left in it, which
/// `write_plan` takes over.
bool is_left_half_made(const std::filesystem::path& folder);

/// Writes the plan and makes the folders beside it. Throws std::system_error, also if hard links cannot be
/// made there, which workers need.
void write_plan(const std::filesystem::path& folder, const SweepPlan& plan, const Provenance& provenance,
                Overwrite overwrite);

}  // namespace musubi
