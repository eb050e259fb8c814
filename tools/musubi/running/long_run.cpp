#include "tools/musubi/running/long_run.hpp"

#include <atomic>
#include <chrono>
#include <utility>

#include "sim/results/result_file.hpp"
#include "tools/musubi/running/interruption.hpp"
#include "tools/musubi/running/startable_threads.hpp"
#include "tools/musubi/words/progress.hpp"

namespace musubi {
namespace {

/// As far as the next checkpoint: at least one more replicate, however short the time.
Panel run_a_stretch(const PreparedModel& model, EnsemblePlan plan, const RunOptions& options) {
    const auto begin = std::chrono::steady_clock::now();
    std::atomic<bool> advanced = false;
    plan.progress = [&, report = plan.progress](std::uint64_t done) {
        advanced = true;
        if (report) report(done);
    };
    plan.stop = [&] {
        const bool due = options.checkpoint.count() > 0 && advanced &&
                         std::chrono::steady_clock::now() - begin >= options.checkpoint;
        const Stop asked = Interruption::asked();
        return asked == Stop::no && due ? Stop::after_those_under_way : asked;
    };
    return run_ensemble(model, plan);
}

}  // namespace

Panel run_with_checkpoints(const PreparedModel& model, const RunOptions& options,
                           const std::function<void(const Panel&)>& checkpoint) {
    EnsemblePlan plan = options.plan;
    plan.threads = startable_threads(plan.threads);
    const std::uint64_t already = plan.earlier != nullptr ? replicates_in(*plan.earlier) : 0;
    Progress progress(stderr, plan.replicates, model.agent_months, already);
    if (!options.quiet) plan.progress = [&](std::uint64_t done) { progress.report(done); };
    Panel finished = run_a_stretch(model, plan, options);
    while (replicates_in(finished) < plan.replicates && Interruption::asked() == Stop::no) {
        checkpoint(finished);
        const Panel earlier = std::move(finished);
        plan.earlier = &earlier;
        finished = run_a_stretch(model, plan, options);
    }
    return finished;
}

}  // namespace musubi
