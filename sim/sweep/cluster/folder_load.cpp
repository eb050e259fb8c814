#include "sim/sweep/cluster/folder_load.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/sweep/plan/sweep_plan.hpp"

namespace musubi {
namespace {

/// A claim holds a name. A shard is an HDF5 file of so much without its numbers, and has eight bytes of an
/// output and one of the status of each run, before they are compressed.
constexpr double claim_bytes = 80, empty_shard_bytes = 24'000;

constexpr double opens_with_meetings = opens_per_batch + opens_per_meeting * meetings_per_batch;

}  // namespace

FolderLoad folder_load(const SharedRuns& shared) {
    const double batches =
        static_cast<double>(shared.workers) / (shared.runs_per_batch * shared.seconds_per_run);
    const double shard_bytes =
        empty_shard_bytes + shared.runs_per_batch * (8 * static_cast<double>(shared.outputs) + 1);
    return {batches * opens_with_meetings, batches * files_per_batch, batches * (claim_bytes + shard_bytes)};
}

std::size_t quiet_batch(std::size_t workers, double seconds_per_run) {
    const double runs = static_cast<double>(workers) * opens_with_meetings / (quiet_opens * seconds_per_run);
    return runs <= 1 ? 1 : static_cast<std::size_t>(std::ceil(runs));
}

std::size_t batch_for(std::size_t runs, const SharedRuns& shared) {
    return std::min(std::max(usual_batch(runs), quiet_batch(shared.workers, shared.seconds_per_run)),
                    std::max<std::size_t>(runs / shared.workers, 1));
}

std::string warning_of(const SharedRuns& shared) {
    const FolderLoad load = folder_load(shared);
    if (load.opens <= quiet_opens) return {};
    return fmt::format(
        "{} workers, if a run takes {:.3g} s, would open {:.0f} files a second in the folder that they "
        "share; a file server bears some {:.0f}. Batches of {} runs, or {} workers, would do",
        shared.workers, shared.seconds_per_run, load.opens, quiet_opens,
        quiet_batch(shared.workers, shared.seconds_per_run),
        std::max(1.0, std::floor(static_cast<double>(shared.workers) * quiet_opens / load.opens)));
}

}  // namespace musubi
