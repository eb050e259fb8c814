#include "sim/sweep/sweep_status.hpp"

#include "sim/sweep/shard.hpp"

namespace musubi {

namespace {

SweepStatus with_done(const std::filesystem::path& folder, const SweepPlan& plan,
                      const std::vector<bool>& done) {
    SweepStatus status;
    status.runs = plan.runs();
    status.batches = plan.batches();
    const auto failed = failed_in_batches(folder);
    for (std::size_t b = 0; b < done.size(); ++b) {
        if (!done[b]) continue;
        const Batch batch = plan.batch(b);
        status.done += batch.runs();
        ++status.batches_done;
        if (failed.empty()) continue;
        if (const auto found = failed.find(batch.name()); found != failed.end())
            status.failed += found->second;
    }
    return status;
}

}  // namespace

SweepStatus done_in(const std::filesystem::path& folder, const SweepPlan& plan) {
    return with_done(folder, plan, batches_done(folder, plan));
}

SweepStatus status_of(const std::filesystem::path& folder, const SweepPlan& plan) {
    const auto claimed =
        claimed_batches(folder);  // first: a batch that is done meanwhile is done, not running
    const std::vector<bool> done = batches_done(folder, plan);
    SweepStatus status = with_done(folder, plan, done);
    for (std::size_t b = 0; b < done.size() && !claimed.empty(); ++b)
        if (const Batch batch = plan.batch(b); !done[b] && claimed.count(batch.name()) > 0)
            status.running += batch.runs();
    status.workers = workers_of(folder);
    for (const KnownWorker& worker : status.workers)
        if (worker.at_work && worker.sign.seconds > 0)
            status.runs_a_second += static_cast<double>(worker.sign.runs) / worker.sign.seconds;
    return status;
}

std::optional<double> seconds_a_run(const std::filesystem::path& folder) {
    double seconds = 0, runs = 0;
    for (const KnownWorker& worker : workers_of(folder)) {
        seconds += worker.sign.seconds * worker.sign.threads;
        runs += static_cast<double>(worker.sign.runs);
    }
    if (runs == 0) return std::nullopt;
    return seconds / runs;
}

}  // namespace musubi
