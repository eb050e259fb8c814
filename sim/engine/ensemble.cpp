#include "musubi/ensemble.hpp"

#include <exception>
#include <mutex>
#include <utility>
#include <vector>

#include "sim/engine/droppable.hpp"
#include "sim/engine/replicate_slices.hpp"
#include "sim/engine/worker_pool.hpp"

namespace musubi {
namespace {

std::vector<std::int64_t> numbers_of(const EnsemblePlan& plan) {
    std::vector<std::int64_t> numbers;
    for (std::uint64_t r = 0; r < plan.replicates; ++r)
        numbers.push_back(static_cast<std::int64_t>(plan.first_replicate + r));
    return numbers;
}

Stop stop_of(const EnsemblePlan& plan) { return plan.stop ? plan.stop() : Stop::no; }

/// What the replicates of an ensemble tell each other: which are done, and which of them failed first.
class Progress {
  public:
    Progress(const EnsemblePlan& plan, std::vector<bool> done)
        : plan_(plan), done_(std::move(done)), failed_(plan.replicates) {
        for (const bool one : done_) count_ += one ? 1 : 0;
    }

    /// False for a replicate that is done, when a stop is asked for, and after one that failed: the result
    /// would be thrown away. Those before a failure still run, so that the failure reported is the same for
    /// any number of threads.
    bool wanted(std::uint64_t replicate) {
        if (stop_of(plan_) != Stop::no) return false;
        const std::scoped_lock lock(mutex_);
        return replicate < failed_ && !done_[replicate];
    }
    void done(std::uint64_t replicate) {
        const std::scoped_lock lock(mutex_);
        done_[replicate] = true;
        ++count_;
        if (plan_.progress) plan_.progress(count_);
    }
    void failed(std::uint64_t replicate, std::exception_ptr why) {
        const std::scoped_lock lock(mutex_);
        if (replicate >= failed_) return;
        failed_ = replicate;
        why_ = std::move(why);
    }
    /// Which replicates are done; rethrows the first failure.
    [[nodiscard]] const std::vector<bool>& outcome() const {
        if (why_) std::rethrow_exception(why_);
        return done_;
    }

  private:
    const EnsemblePlan& plan_;
    std::mutex mutex_;
    std::vector<bool> done_;
    std::uint64_t count_ = 0;
    std::uint64_t failed_;  ///< the first replicate that failed; the number of replicates if none did
    std::exception_ptr why_;
};

bool over_replicates(const EnsemblePlan& plan, int threads) {
    using Parallel = EnsemblePlan::Parallel;
    if (plan.parallel != Parallel::automatic) return plan.parallel == Parallel::over_replicates;
    return plan.replicates >= static_cast<std::uint64_t>(threads);
}

}  // namespace

Panel run_ensemble(const PreparedModel& model, const EnsemblePlan& plan) {
    Panel panel = with_replicates(model.layout, numbers_of(plan));
    Progress progress(plan, plan.earlier != nullptr ? copy_replicates(*plan.earlier, panel)
                                                    : std::vector<bool>(plan.replicates));
    const int threads = plan.threads > 0 ? plan.threads : WorkerPool::threads_of_machine();
    WorkerPool pool(threads);

    // One level of parallelism: the pool goes to the loop over the replicates or to the loops inside a run.
    const bool outside = over_replicates(plan, threads);
    const Workers outer = outside ? pool.workers() : Workers{};
    Droppable inner(plan.stop, outside ? Workers{} : pool.workers());

    for_blocks(outer, plan.replicates, 1, [&](std::size_t r, std::size_t, std::size_t) {
        if (!progress.wanted(r)) return;
        try {
            PanelSlice results(panel, r, plan.replicates);
            model.simulate({plan.seed, plan.first_replicate + r}, inner.workers(), results);
            progress.done(r);
        } catch (const Dropped&) {  // it is not done: keep_replicates forgets what it wrote
        } catch (...) {
            progress.failed(r, std::current_exception());
        }
    });
    keep_replicates(panel, progress.outcome());
    if (model.complete) model.complete(panel, plan.earlier);
    return panel;
}

}  // namespace musubi
