#include "sim/sweep/work/sweep_work.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "musubi/random.hpp"
#include "sim/engine/droppable.hpp"
#include "sim/engine/worker_pool.hpp"
#include "sim/sweep/work/batch_queue.hpp"
#include "sim/sweep/work/begun.hpp"
#include "sim/sweep/work/half_written.hpp"
#include "sim/sweep/work/heartbeat.hpp"
#include "sim/sweep/work/ranked_batches.hpp"
#include "sim/sweep/work/runs_apart.hpp"
#include "sim/sweep/work/shard.hpp"

namespace musubi {
namespace {

struct Stopped {};

/// Which runs of a batch are to be made, in a shard that holds the others; nothing if none is, after all.
struct RunsOfBatch {
    Shard shard;
    std::vector<std::size_t> missing;  ///< places in it
    bool apart = false;
};
using Needed = std::function<std::optional<RunsOfBatch>(const Batch&)>;

/// What the dead left of batches that are done: claims, what they had begun, and what they were writing.
void clear_after_the_dead(const SweepWork& work, Claims& claims) {
    clear_signatures_of_the_dead(work.folder);
    std::set<std::string> touched = batches_with_a_claim(work.folder);
    for (const auto& [batch, runs] : runs_begun(work.folder)) touched.insert(batch);
    if (touched.empty()) return;
    const std::vector<bool> done = batches_done(work.folder, work.plan);
    for (std::size_t b = 0; b < done.size(); ++b) {
        const Batch batch = work.plan.batch(b);
        if (!done[b] || touched.count(batch.name()) == 0 || !claims.claim(batch.name())) continue;
        forget_begun(work.folder, batch.name());
        clear_half_written(work.folder, work.plan, batch);
        claims.release(batch.name());
    }
}

/// One process at work: its threads take batches until there are no more.
class Worker {
  public:
    Worker(const SweepWork& work, Needed needed, Overwrite overwrite)
        : work_(work), needed_(std::move(needed)), claims_(work.folder), overwrite_(overwrite) {
        made_.worker = claims_.me();
        made_.threads = work.threads > 0 ? work.threads : WorkerPool::threads_of_machine();
    }

    /// `made` is called after each batch, never twice at once.
    SweepWorked run(const Batches& batches, std::function<void(const SignOfLife&)> made) {
        made_so_far_ = std::move(made);
        give_sign(false);
        clear_after_the_dead(work_, claims_);
        {
            const Heartbeat living(work_.sign_every, [this] { live(); });
            WorkerPool pool(made_.threads);
            for_blocks(pool.workers(), static_cast<std::size_t>(made_.threads), 1,
                       [&](std::size_t, std::size_t, std::size_t) { take_batches(batches); });
        }
        give_sign(true);
        return {made_, 0, stopped_};
    }

  private:
    void take_batches(const Batches& batches) {
        try {
            while (const auto batch = batches.next()) {
                if (told_to_stop()) throw Stopped{};
                take(work_.plan.batch(*batch), *batch, batches);
            }
        } catch (const Stopped&) {
            stopped_ = true;
        } catch (...) {
            broken_ = true;  // the others must not go on for hours before it is said
            throw;
        }
    }

    void take(const Batch& batch, std::size_t which, const Batches& batches) {
        if (!claims_.claim(batch.name())) return batches.put_off(which);
        try {
            if (claims_.taken_over(batch.name())) clear_half_written(work_.folder, work_.plan, batch);
            if (auto runs = look_into(batch)) {
                make(*runs);
                keep(*runs);
                if (!is_whole(*runs)) throw Stopped{};
            }
        } catch (...) {
            claims_.give_up(batch.name());
            throw;
        }
        claims_.release(batch.name());
    }

    [[nodiscard]] static bool is_whole(const RunsOfBatch& runs) {
        return runs.shard.made() == runs.shard.batch.runs();
    }

    std::optional<RunsOfBatch> look_into(const Batch& batch) {
        const std::scoped_lock lock(mutex_);  // HDF5 bears one at a time
        return needed_(batch);
    }

    /// As many of the missing as there is time for: `missing` then holds those that were made.
    void make(RunsOfBatch& runs) {
        const Batch& batch = runs.shard.batch;
        std::optional<RunsApart> apart;
        if (!work_.program.empty() && (runs.apart || claims_.taken_over(batch.name())))
            apart.emplace(work_.program, work_.folder, work_.plan);
        Droppable alone(work_.stop, {});
        std::size_t made = 0;
        try {
            for (; made < runs.missing.size() && !told_to_stop(); ++made) {
                const std::size_t run = runs.missing[made], point = batch.first + run;
                runs.shard.outcomes[run] =
                    apart ? apart->make(point, batch.replicate)
                          : run_point(work_.plan, point, batch.replicate, alone.workers());
            }
        } catch (const Dropped&) {  // that run was not made
        }
        runs.missing.resize(made);
    }

    /// The shard of a batch, or what was made of one that is to be left.
    void keep(const RunsOfBatch& runs) {
        if (runs.missing.empty() && !is_whole(runs)) return;
        const std::scoped_lock lock(mutex_);
        if (!is_whole(runs)) {
            leave_begun(work_.folder, work_.plan, runs.shard);
        } else {
            const bool ours = write_shard(work_.folder, work_.plan, runs.shard, overwrite_);
            forget_begun(work_.folder, runs.shard.batch.name());
            if (!ours) return;
        }
        made_.runs += runs.missing.size();
        made_.failed += failed_in(runs);
        made_.seconds = seconds();
        sign_if_possible();
        if (made_so_far_) made_so_far_(made_);
    }

    [[nodiscard]] static std::size_t failed_in(const RunsOfBatch& runs) {
        return static_cast<std::size_t>(std::count_if(
            runs.missing.begin(), runs.missing.end(),
            [&](std::size_t run) { return runs.shard.outcomes[run].status != RunStatus::done; }));
    }

    [[nodiscard]] bool told_to_stop() const { return broken_ || (work_.stop && work_.stop() != Stop::no); }

    /// Lets the others know every now and then, beside each time that something is kept.
    void live() {
        const std::scoped_lock signs(mutex_);
        made_.seconds = seconds();
        sign_if_possible();
    }
    /// A sign that cannot be written is no reason to stop: the shards will tell.
    void sign_if_possible() {
        try {
            claims_.give_sign(made_);
        } catch (const std::system_error&) {
            return;
        }
    }
    void give_sign(bool ended) {
        const std::scoped_lock lock(mutex_);
        made_.seconds = seconds();
        made_.ended = ended;
        claims_.give_sign(made_);
    }
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    }

    const SweepWork& work_;
    Needed needed_;
    Claims claims_;
    Overwrite overwrite_;
    std::function<void(const SignOfLife&)> made_so_far_;
    SignOfLife made_;
    std::mutex mutex_;
    std::atomic<bool> stopped_ = false, broken_ = false;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// A queue of the batches of a plan that `wanted` (by their number) still names at each look.
BatchQueue queue_of(const SweepWork& work, std::function<std::vector<bool>()> wanted) {
    const auto look = [&work, wanted = std::move(wanted)] {
        // Claims first: one that goes after this has left its shard for the next look, below.
        const std::set<std::string> claimed = batches_with_a_claim(work.folder);
        const std::vector<bool> open = wanted();
        OpenBatches batches;
        for (std::size_t b = 0; b < open.size(); ++b) {
            if (!open[b]) continue;
            const bool has_claim = !claimed.empty() && claimed.count(work.plan.batch(b).name()) > 0;
            (has_claim ? batches.claimed : batches.free).push_back(b);
        }
        return batches;
    };
    const auto at_work = [&work](std::size_t batch) {
        return somebody_at(work.folder, work.plan.batch(batch).name());
    };
    return {look, at_work, key_of(this_worker().text())};
}

SweepWorked work_here(const SweepWork& work, Worker& worker, BatchQueue& queue) {
    SweepWorked worked = worker.run(queue.batches(), work.progress);
    worked.left_to_others = queue.left();
    return worked;
}

SweepWorked work_for(const Ranks& ranks, Worker& worker) {
    AskingRank asking(ranks);
    try {
        SweepWorked worked =
            worker.run(asking.batches(), [&](const SignOfLife& made) { asking.tell_made(made); });
        asking.tell_end(worked.stopped ? AskingRank::End::stopped : AskingRank::End::done);
        return worked;
    } catch (...) {
        asking.tell_end(AskingRank::End::broken);
        throw;
    }
}

SweepWorked work_through(const SweepWork& work, Needed needed, std::function<std::vector<bool>()> wanted,
                         Overwrite overwrite) {
    BatchQueue queue = queue_of(work, std::move(wanted));
    if (work.ranks != nullptr && work.ranks->all > 1 && work.ranks->me == 0)
        return hand_out(work, *work.ranks, queue);
    Worker worker(work, std::move(needed), overwrite);
    if (work.ranks != nullptr && work.ranks->all > 1) return work_for(*work.ranks, worker);
    return work_here(work, worker, queue);
}

bool has_shard(const SweepWork& work, const Batch& batch) {
    std::error_code ignored;
    return std::filesystem::exists(shard_file(work.folder, work.plan, batch), ignored);
}

}  // namespace

SweepWorked work_at(const SweepWork& work) {
    const auto needed = [&](const Batch& batch) -> std::optional<RunsOfBatch> {
        if (has_shard(work, batch)) return std::nullopt;
        auto begun = begun_shard(work.folder, work.plan, batch);
        RunsOfBatch runs{
            begun ? *std::move(begun) : Shard{batch, std::vector<RunOutcome>(batch.runs())}, {}, false};
        for (std::size_t run = 0; run < batch.runs(); ++run)
            if (runs.shard.outcomes[run].status == RunStatus::not_made) runs.missing.push_back(run);
        return runs;
    };
    const auto wanted = [&] {
        std::vector<bool> open = batches_done(work.folder, work.plan);
        open.flip();
        return open;
    };
    return work_through(work, needed, wanted, Overwrite::no);
}

SweepWorked retry_failed(const SweepWork& work) {
    const auto needed = [&](const Batch& batch) -> std::optional<RunsOfBatch> {
        if (!has_shard(work, batch)) return std::nullopt;
        RunsOfBatch runs{read_shard(work.folder, work.plan, batch), {}, true};
        for (std::size_t run = 0; run < batch.runs(); ++run)
            if (runs.shard.outcomes[run].status != RunStatus::done) runs.missing.push_back(run);
        return runs;
    };
    const auto wanted = [&] {
        const auto failed = failed_in_batches(work.folder);
        std::vector<bool> open(work.plan.batches());
        for (std::size_t b = 0; b < open.size(); ++b) open[b] = failed.count(work.plan.batch(b).name()) > 0;
        return open;
    };
    return work_through(work, needed, wanted, Overwrite::yes);
}

}  // namespace musubi
