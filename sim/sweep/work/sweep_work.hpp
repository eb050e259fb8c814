#pragma once

#include "sim/sweep/work/work_order.hpp"

namespace musubi {

/// Makes the missing runs, batch by batch, with one batch per thread at a time; any number of other processes
/// may do the same at the same folder. Returns when every batch is made or claimed by a process that is
/// alive, or when it is told to stop. Throws std::system_error if a shard cannot be written; the shards that
/// were written stay.
///
/// A batch whose maker died is made apart: a run that ends its process is then a run that failed.
SweepWorked work_at(const SweepWork& work);

/// Makes the runs that failed once more, apart, and replaces the shards that hold them.
SweepWorked retry_failed(const SweepWork& work);

}  // namespace musubi
