#pragma once

#include <cstddef>
#include <string>

namespace musubi {

/// How the runs of a sweep are shared, as far as it decides what its folder has to bear.
struct SharedRuns {
    std::size_t workers = 1;   ///< threads of all processes: each makes a batch at a time
    double seconds_a_run = 1;  ///< of one thread
    double runs_a_batch = 1;   ///< on average
    std::size_t outputs = 1;   ///< that are kept of a run
};

/// What workers ask of the folder that they share, each second, once all are at work. Beginning and end are
/// in docs/sensitivity.md.
struct FolderLoad {
    double opens = 0;  ///< files and folders that are opened
    double files = 0;  ///< files that are made; as many claims as shards
    double bytes = 0;  ///< that are written
};

/// Of a batch: its shard, before which the folder is looked into for what the dead left, and which is flushed
/// with the folder that it is in. Its claim is a second name of a file of its worker: made, not opened.
constexpr double opens_a_batch = 3, files_a_batch = 2;
/// Of a look at what is left: claims, shards, and a folder of shards at least.
constexpr double opens_a_look = 3;
/// Of two workers that meet: whose the claim is, and a look.
constexpr double opens_a_meeting = 1 + opens_a_look;
/// How often a batch leads to a meeting, where there are ten for each worker; more make it rarer.
constexpr double meetings_a_batch = 1.0 / 3;
/// What a file server bears beside its other work.
constexpr double quiet_opens = 100;

FolderLoad folder_load(const SharedRuns& shared);

/// The runs of a batch that keep the folder quiet: no more than `quiet_opens` a second.
std::size_t quiet_batch(std::size_t workers, double seconds_a_run);

/// The usual batch of a sweep, or a larger one that keeps the folder quiet, if it leaves work for all.
std::size_t batch_for(std::size_t runs, const SharedRuns& shared);

/// What a person is told of a folder that has more to bear, and how it would have less; empty if it is quiet.
std::string warning_of(const SharedRuns& shared);

}  // namespace musubi
