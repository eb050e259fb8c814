#include "sim/sweep/sweep_status.hpp"

#include "sim/sweep/shard.hpp"

namespace musubi {

SweepStatus status_of(const std::filesystem::path& folder, const SweepPlan& plan) {
    SweepStatus status;
    status.runs = plan.runs();
    status.batches = plan.batches();
    const auto claimed = claimed_batches(folder);
    const auto failed = failed_in_batches(folder);
    const std::vector<bool> done = batches_done(folder, plan);
    for (std::size_t b = 0; b < done.size(); ++b) {
        const Batch batch = plan.batch(b);
        if (done[b]) {
            status.done += batch.runs();
            ++status.batches_done;
            if (const auto found = failed.find(batch.name()); found != failed.end())
                status.failed += found->second;
        } else if (claimed.count(batch.name()) > 0) {
            status.running += batch.runs();
        }
    }
    status.workers = workers_of(folder);
    for (const KnownWorker& worker : status.workers)
        if (worker.at_work && worker.sign.seconds > 0)
            status.runs_a_second += static_cast<double>(worker.sign.runs) / worker.sign.seconds;
    return status;
}

}  // namespace musubi
