#pragma once

#include <cstddef>
#include <string>

namespace musubi {

/// How the runs of a sweep are shared among workers: what decides the load on its folder.
struct SharedRuns {
    std::size_t workers = 1;     ///< threads of all processes; each makes one batch at a time
    double seconds_per_run = 1;  ///< on one thread
    double runs_per_batch = 1;   ///< on average
    std::size_t outputs = 1;     ///< numbers kept per run
};

/// The load of the workers on the folder that they share, per second, while all of them are making batches.
/// docs/sensitivity.md gives the load at the beginning and at the end.
struct FolderLoad {
    double opens = 0;  ///< files and folders opened per second
    double files = 0;  ///< files made per second: as many claims as shards
    double bytes = 0;  ///< bytes written per second
};

/// Per batch, three are opened: the folder of its shard, to see what a dead process left there; the shard;
/// and that folder again, to flush it. Two are made: the claim and the shard. The claim is a hard link to a
/// file of its worker, so it is not opened.
constexpr double opens_per_batch = 3, files_per_batch = 2;
/// Per reading of what is left: the folder of claims, the folder of shards, and at least one folder in that.
constexpr double opens_per_look = 3;
/// Per meeting, when a worker finds that another has claimed its batch: the claim, and a reading.
constexpr double opens_per_meeting = 1 + opens_per_look;
/// How many meetings there are per batch, with ten batches per worker. With more batches they are rarer.
constexpr double meetings_per_batch = 1.0 / 3;
/// Opens per second that a file server can take beside its other work.
constexpr double quiet_opens = 100;

/// The load is proportional to workers / (runs_per_batch × seconds_per_run), the batches per second.
FolderLoad folder_load(const SharedRuns& shared);

/// The smallest number of runs per batch that causes at most `quiet_opens` opens per second.
std::size_t quiet_batch(std::size_t workers, double seconds_per_run);

/// The runs per batch that a sweep of `runs` runs should have: its usual batch, or quiet_batch if that is
/// larger; but no more than runs / workers, so that every worker has a batch.
std::size_t batch_for(std::size_t runs, const SharedRuns& shared);

/// The warning for the user if the load is over `quiet_opens`, with what would lower it; empty if it is not.
std::string warning_of(const SharedRuns& shared);

}  // namespace musubi
