#include "sim/sweep/sweep_work.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "musubi/random.hpp"
#include "sim/engine/worker_pool.hpp"

namespace musubi {
namespace {

/// What is made of a batch: nothing if it is not needed after all.
using MakeShard = std::function<std::optional<Shard>(const Batch&)>;

struct Stopped {};

/// One process at work: its threads take batches from one list.
class Worker {
  public:
    Worker(const SweepWork& work, std::vector<std::size_t> batches, Overwrite overwrite)
        : work_(work), claims_(work.folder), batches_(std::move(batches)), overwrite_(overwrite) {
        made_.worker = claims_.me();
        made_.threads = work.threads > 0 ? work.threads : WorkerPool::threads_of_machine();
    }

    SweepWorked run(const MakeShard& make) {
        give_sign(false);
        {
            const std::jthread living([this](const std::stop_token& end) { live(end); });
            WorkerPool pool(made_.threads);
            for (bool advanced = true; advanced && !batches_.empty() && !stopped_;) {
                const std::size_t before = batches_.size();
                next_ = 0;
                others_.clear();
                const auto threads = static_cast<std::size_t>(made_.threads);
                for_blocks(pool.workers(), threads, 1,
                           [&](std::size_t, std::size_t, std::size_t) { take_batches(make); });
                batches_ = others_;  // somebody may have died since
                advanced = batches_.size() < before;
            }
        }
        give_sign(true);
        return {made_, batches_.size(), stopped_};
    }

    [[nodiscard]] bool told_to_stop() const { return broken_ || (work_.stop && work_.stop() != Stop::no); }

  private:
    void take_batches(const MakeShard& make) {
        try {
            for (std::size_t i = next_++; i < batches_.size(); i = next_++) {
                if (told_to_stop()) throw Stopped{};
                take(work_.plan.batch(batches_[i]), batches_[i], make);
            }
        } catch (const Stopped&) {
            stopped_ = true;
        } catch (...) {
            broken_ = true;  // the others must not go on for hours before it is said
            throw;
        }
    }

    void take(const Batch& batch, std::size_t which, const MakeShard& make) {
        if (!claims_.claim(batch.name())) {
            const std::scoped_lock lock(mutex_);
            others_.push_back(which);
            return;
        }
        try {
            if (const auto shard = make(batch)) keep(*shard);
        } catch (...) {
            claims_.release(batch.name());
            throw;
        }
        claims_.release(batch.name());
    }

    void keep(const Shard& shard) {
        const std::scoped_lock lock(mutex_);  // HDF5 bears one at a time
        if (!write_shard(work_.folder, work_.plan, shard, overwrite_)) return;
        made_.runs += shard.batch.runs();
        made_.failed += shard.failed();
        made_.seconds = seconds();
        if (work_.progress) work_.progress(made_);
    }

    /// Lets the others know every now and then. A sign that cannot be written is no reason to stop: the
    /// shards will tell.
    void live(const std::stop_token& end) {
        std::mutex sleep;
        std::condition_variable_any wake;
        std::unique_lock lock(sleep);
        while (!wake.wait_for(lock, end, work_.sign_every, [] { return false; }) && !end.stop_requested()) {
            try {
                give_sign(false);
            } catch (const std::system_error&) {
                continue;
            }
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
    Claims claims_;
    std::vector<std::size_t> batches_, others_;
    Overwrite overwrite_;
    SignOfLife made_;
    std::mutex mutex_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stopped_ = false, broken_ = false;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// The batches without a shard, in an order that begins elsewhere for each worker, so that many of them do
/// not ask for the same.
std::vector<std::size_t> batches_left(const SweepWork& work) {
    const std::vector<bool> done = batches_done(work.folder, work.plan);
    std::vector<std::size_t> left;
    for (std::size_t b = 0; b < done.size(); ++b)
        if (!done[b]) left.push_back(b);
    if (left.empty()) return left;
    const auto begin = key_of(this_worker().text()) % left.size();
    std::rotate(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(begin), left.end());
    return left;
}

}  // namespace

SweepWorked work_at(const SweepWork& work) {
    Worker worker(work, batches_left(work), Overwrite::no);
    return worker.run([&](const Batch& batch) -> std::optional<Shard> {
        std::error_code ignored;
        if (std::filesystem::exists(shard_file(work.folder, batch), ignored)) return std::nullopt;
        Shard shard{batch, {}};
        for (std::size_t point = batch.first; point < batch.end; ++point) {
            if (worker.told_to_stop()) throw Stopped{};
            shard.outcomes.push_back(run_point(work.plan, point, batch.replicate, {}));
        }
        return shard;
    });
}

SweepWorked retry_failed(const SweepWork& work) {
    const auto failed = failed_in_batches(work.folder);
    std::vector<std::size_t> batches;
    for (std::size_t b = 0; b < work.plan.batches(); ++b)
        if (failed.count(work.plan.batch(b).name()) > 0) batches.push_back(b);
    Worker worker(work, batches, Overwrite::yes);
    std::mutex reading;  // HDF5 bears one at a time
    return worker.run([&](const Batch& batch) -> std::optional<Shard> {
        std::error_code ignored;
        if (!std::filesystem::exists(shard_file(work.folder, batch), ignored)) return std::nullopt;
        Shard shard;
        {
            const std::scoped_lock lock(reading);
            shard = read_shard(work.folder, work.plan, batch);
        }
        for (std::size_t i = 0; i < shard.outcomes.size(); ++i) {
            if (shard.outcomes[i].status == RunStatus::done) continue;
            if (worker.told_to_stop()) throw Stopped{};
            shard.outcomes[i] = run_point(work.plan, batch.first + i, batch.replicate, {});
        }
        return shard;
    });
}

}  // namespace musubi
