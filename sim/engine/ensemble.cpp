#include "musubi/ensemble.hpp"

#include <exception>
#include <mutex>
#include <utility>

#include "sim/engine/worker_pool.hpp"

namespace musubi {
namespace {

/// Room for all replicates, each beginning as the layout says.
Panel for_replicates(const Panel& layout, const EnsemblePlan& plan) {
    Panel panel = layout;
    Dimension replicate{"replicate", "replicate of the ensemble", {}, {}, "1"};
    for (std::uint64_t r = 0; r < plan.replicates; ++r)
        replicate.numbers.push_back(static_cast<std::int64_t>(plan.first_replicate + r));
    panel.dimensions.insert(panel.dimensions.begin(), std::move(replicate));

    for (Variable& variable : panel.variables) {
        if (!variable.per_replicate) continue;
        variable.dimensions.insert(variable.dimensions.begin(), "replicate");
        std::visit(
            [&](auto& numbers) {
                const auto one = std::move(numbers);
                numbers = {};
                numbers.reserve(one.size() * plan.replicates);
                for (std::uint64_t r = 0; r < plan.replicates; ++r)
                    numbers.insert(numbers.end(), one.begin(), one.end());
            },
            variable.numbers);
    }
    return panel;
}

/// What the replicates of an ensemble tell each other: how many are done, and which of them failed first.
class Progress {
  public:
    explicit Progress(const EnsemblePlan& plan) : plan_(plan), failed_(plan.replicates) {}

    /// False for a replicate after one that failed: its result would be thrown away. Those before it still
    /// run, so that the failure reported is the same for any number of threads.
    bool wanted(std::uint64_t replicate) {
        const std::scoped_lock lock(mutex_);
        return replicate < failed_;
    }
    void done() {
        const std::scoped_lock lock(mutex_);
        ++done_;
        if (plan_.progress) plan_.progress(done_);
    }
    void failed(std::uint64_t replicate, std::exception_ptr why) {
        const std::scoped_lock lock(mutex_);
        if (replicate >= failed_) return;
        failed_ = replicate;
        why_ = std::move(why);
    }
    void rethrow() const {
        if (why_) std::rethrow_exception(why_);
    }

  private:
    const EnsemblePlan& plan_;
    std::mutex mutex_;
    std::uint64_t done_ = 0;
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
    Panel panel = for_replicates(model.layout, plan);
    Progress progress(plan);
    const int threads = plan.threads > 0 ? plan.threads : WorkerPool::threads_of_machine();
    WorkerPool pool(threads);

    // One level of parallelism: the pool goes to the loop over the replicates or to the loops inside a run.
    const bool outside = over_replicates(plan, threads);
    const Workers outer = outside ? pool.workers() : Workers{};
    const Workers inner = outside ? Workers{} : pool.workers();

    for_blocks(outer, plan.replicates, 1, [&](std::size_t r, std::size_t, std::size_t) {
        if (!progress.wanted(r)) return;
        try {
            PanelSlice results(panel, r, plan.replicates);
            model.simulate({plan.seed, plan.first_replicate + r}, inner, results);
            progress.done();
        } catch (...) {
            progress.failed(r, std::current_exception());
        }
    });
    progress.rethrow();
    return panel;
}

}  // namespace musubi
