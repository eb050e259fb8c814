#include "sim/sweep/work/sweep_status.hpp"

#include <map>
#include <set>
#include <string>

#include "sim/sweep/work/begun.hpp"

namespace musubi {

namespace {

using RunsBegun = std::map<std::string, std::size_t>;

std::size_t begun_of(const RunsBegun& begun, const Batch& batch) {
    const auto found = begun.find(batch.name());
    return found != begun.end() ? found->second : 0;
}

SweepStatus with_done(const std::filesystem::path& folder, const SweepPlan& plan,
                      const std::vector<bool>& done, const RunsBegun& begun) {
    SweepStatus status;
    status.runs = plan.runs();
    status.batches = plan.batches();
    const auto failed = failed_in_batches(folder);
    for (std::size_t b = 0; b < done.size(); ++b) {
        if (!done[b]) {
            if (!begun.empty()) status.done += begun_of(begun, plan.batch(b));
            continue;
        }
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
    return with_done(folder, plan, batches_done(folder, plan), runs_begun(folder));
}

SweepStatus status_of(const std::filesystem::path& folder, const SweepPlan& plan, bool open) {
    const auto claimed =
        claimed_batches(folder);  // first: a batch that is done meanwhile is done, not running
    std::vector<bool> done = batches_done(folder, plan);
    const std::vector<UnusableShard> unusable =
        open ? unusable_shards(folder, plan) : std::vector<UnusableShard>();
    std::set<std::string> useless;
    for (const UnusableShard& shard : unusable) useless.insert(shard.file.stem().string());
    for (std::size_t b = 0; b < done.size() && !useless.empty(); ++b)
        if (useless.count(plan.batch(b).name()) > 0) done[b] = false;
    const RunsBegun begun = open ? usable_runs_begun(folder, plan) : runs_begun(folder);
    SweepStatus status = with_done(folder, plan, done, begun);
    for (std::size_t b = 0; b < done.size() && !claimed.empty(); ++b)
        if (const Batch batch = plan.batch(b); !done[b] && claimed.count(batch.name()) > 0)
            status.running += batch.runs() - begun_of(begun, batch);
    status.opened = open;
    status.unusable = unusable;
    status.workers = workers_of(folder);
    for (const KnownWorker& worker : status.workers)
        if (worker.at_work && worker.sign.seconds > 0)
            status.runs_per_second += static_cast<double>(worker.sign.runs) / worker.sign.seconds;
    return status;
}

std::optional<double> seconds_per_run(const std::filesystem::path& folder) {
    double seconds = 0, runs = 0;
    for (const KnownWorker& worker : workers_of(folder)) {
        seconds += worker.sign.seconds * worker.sign.threads;
        runs += static_cast<double>(worker.sign.runs);
    }
    if (runs == 0) return std::nullopt;
    return seconds / runs;
}

}  // namespace musubi
