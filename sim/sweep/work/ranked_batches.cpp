#include "sim/sweep/work/ranked_batches.hpp"

#include <chrono>
#include <exception>
#include <utility>
#include <vector>

namespace musubi {
namespace {

/// What a rank tells the first one; the answer to `wants` is a batch or `none`.
enum Word : std::int64_t {
    wants,    ///< a batch
    put_off,  ///< a batch: somebody else has it
    made,     ///< runs that it made so far, and how many of them failed
    ended     ///< how, see AskingRank::End
};
constexpr std::int64_t none = -1;

/// What the ranks made, by their last word.
class MadeByAll {
  public:
    MadeByAll(const SweepWork& work, const Ranks& ranks) : work_(work), by_rank_(ranks.all) {}

    void hear(const Ranks::Received& heard) {
        by_rank_[static_cast<std::size_t>(heard.from)] = {heard.message[1], heard.message[2]};
        if (work_.progress) work_.progress(sum());
    }
    [[nodiscard]] SignOfLife sum() const {
        SignOfLife all;
        for (const auto& [runs, failed] : by_rank_) {
            all.runs += static_cast<std::uint64_t>(runs);
            all.failed += static_cast<std::uint64_t>(failed);
        }
        all.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
        return all;
    }

  private:
    const SweepWork& work_;
    std::vector<std::pair<std::int64_t, std::int64_t>> by_rank_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace

SweepWorked hand_out(const SweepWork& work, const Ranks& ranks, BatchQueue& queue) {
    MadeByAll together(work, ranks);
    std::exception_ptr fault;
    bool stopped = false, broken = false;
    const auto next = [&]() -> std::int64_t {
        stopped = stopped || (work.stop && work.stop() != Stop::no);
        if (stopped || broken) return none;
        try {
            if (const auto batch = queue.next()) return static_cast<std::int64_t>(*batch);
        } catch (...) {  // to be said once the others, who wait for an answer, have ended
            fault = std::current_exception();
            broken = true;
        }
        return none;
    };
    for (int at_work = ranks.all - 1; at_work > 0;) {
        const Ranks::Received heard = ranks.receive();
        switch (heard.message[0]) {
            case wants:
                ranks.send(heard.from, {next(), 0, 0});
                break;
            case put_off:
                queue.put_off(static_cast<std::size_t>(heard.message[1]));
                break;
            case made:
                together.hear(heard);
                break;
            default:
                --at_work;
                stopped = stopped || heard.message[1] == static_cast<std::int64_t>(AskingRank::End::stopped);
                broken = broken || heard.message[1] == static_cast<std::int64_t>(AskingRank::End::broken);
        }
    }
    if (fault) std::rethrow_exception(fault);
    return {together.sum(), queue.left(), stopped};
}

Batches AskingRank::batches() {
    return {[this]() -> std::optional<std::size_t> {
                const std::scoped_lock lock(mutex_);
                ranks_.send(0, {wants, 0, 0});
                const std::int64_t batch = ranks_.receive().message[0];
                if (batch == none) return std::nullopt;
                return static_cast<std::size_t>(batch);
            },
            [this](std::size_t batch) {
                const std::scoped_lock lock(mutex_);
                ranks_.send(0, {put_off, static_cast<std::int64_t>(batch), 0});
            }};
}

void AskingRank::tell_made(const SignOfLife& sign) {
    const std::scoped_lock lock(mutex_);
    ranks_.send(0, {made, static_cast<std::int64_t>(sign.runs), static_cast<std::int64_t>(sign.failed)});
}

void AskingRank::tell_end(End end) {
    const std::scoped_lock lock(mutex_);
    ranks_.send(0, {ended, static_cast<std::int64_t>(end), 0});
}

std::optional<SweepPlan> plan_for_all(const Ranks& ranks,
                                      const std::function<std::optional<SweepPlan>()>& read) {
    std::optional<SweepPlan> plan;
    if (ranks.me > 0 && ranks.receive().message[0] == none) return plan;
    const auto tell = [&] {
        if (ranks.me > 0 && !plan) AskingRank(ranks).tell_end(AskingRank::End::broken);
        for (int rank = 1; ranks.me == 0 && rank < ranks.all; ++rank)
            ranks.send(rank, {plan ? 0 : none, 0, 0});
    };
    try {
        plan = read();
    } catch (...) {
        tell();
        throw;
    }
    tell();
    return plan;
}

}  // namespace musubi
