#include "sim/sweep/cluster/folder_load.hpp"

#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <deque>
#include <queue>

#include "musubi/random.hpp"
#include "sim/sweep/work/batch_queue.hpp"
#include "sim/sweep/work/shard.hpp"
#include "sim/sweep/work/sweep_work.hpp"
#include "tests/io/folder.hpp"
#include "tests/sweep/small_sweep.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

/// What is opened and made in a sweep's folder while it is worked at, as the kernel tells.
class Watched {
  public:
    explicit Watched(const fs::path& folder) {
        watch(folder);
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_directory()) watch(entry.path());
    }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
    ~Watched() { ::close(events_); }

    struct Counts {
        double opens = 0, files = 0;
    };
    Counts counts() {
        Counts counts;
        alignas(inotify_event) std::array<char, 65536> read{};
        for (ssize_t size = 0; (size = ::read(events_, read.data(), read.size())) > 0;)
            for (ssize_t at = 0; at < size;) {
                const auto* event = reinterpret_cast<const inotify_event*>(read.data() + at);
                const bool folder = (event->mask & IN_ISDIR) != 0, itself = event->len == 0;
                // The opening of a folder is told twice: of itself, and of what is in the one above.
                if ((event->mask & IN_OPEN) != 0 && folder == itself) ++counts.opens;
                if ((event->mask & IN_CREATE) != 0 && !folder) ++counts.files;
                at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
            }
        return counts;
    }

  private:
    void watch(const fs::path& folder) { ::inotify_add_watch(events_, folder.c_str(), IN_OPEN | IN_CREATE); }
    int events_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
};

/// What making so many batches of ten runs opens and makes, and how large a shard is.
struct Cost {
    Watched::Counts counts;
    double shard_bytes = 0;
};
Cost cost_of(std::size_t batches) {
    const Folder folder;
    const SweepPlan plan =
        planned(text_with("kind = \"sobol\"\npoints = " + std::to_string(batches * 10), candidates, "1"), 10);
    write_plan(folder.path(), plan, {}, Overwrite::no);
    fs::create_directories(shard_file(folder.path(), plan, plan.batch(0)).parent_path());
    Watched watched(folder.path());
    SweepWork work{folder.path(), plan};
    work.threads = 1;
    EXPECT_EQ(work_at(work).made.runs, batches * 10);
    return {watched.counts(),
            static_cast<double>(fs::file_size(shard_file(folder.path(), plan, plan.batch(0))))};
}

TEST(LoadOfAFolder, OfABatchIsWhatTheKernelCounts) {
    const Cost few = cost_of(2), more = cost_of(7);
    EXPECT_EQ((more.counts.opens - few.counts.opens) / 5, opens_per_batch);
    EXPECT_EQ((more.counts.files - few.counts.files) / 5, files_per_batch);
    const SharedRuns one_batch_per_second{1, 0.1, 10, 1};
    EXPECT_NEAR(folder_load(one_batch_per_second).bytes, more.shard_bytes, 0.2 * more.shard_bytes);
}

/// Many workers at a folder on paper: their own choice of batches, a clock that only counts.
class OnPaper {
  public:
    OnPaper(const SharedRuns& shared, std::size_t batches) : shared_(shared), made_(batches) {
        state_.resize(batches, State::free);
        for (std::size_t w = 0; w < shared.workers; ++w) {
            workers_.emplace_back([this] { return look(); },
                                  [this](std::size_t batch) {
                                      count(1);
                                      return state_[batch] == State::claimed;
                                  },
                                  scramble(w));
            events_.push({60 * luck_.uniform(w), w, {}, Event::begins});  // started within a minute
        }
    }
    void play() {
        while (!events_.empty()) {
            const Event event = events_.top();
            events_.pop();
            now_ = event.at;
            happen(event);
        }
    }
    [[nodiscard]] const std::vector<int>& made() const { return made_; }
    /// Once all have begun, until the first finds nothing to do.
    [[nodiscard]] double opens_per_second() const {
        double opens = 0, seconds = 0;
        for (std::size_t second = 60; second < first_idle_ && second < opens_.size(); ++second, ++seconds)
            opens += opens_[second];
        return opens / seconds;
    }
    [[nodiscard]] double opens_at_the_end() const {
        double most = 0;
        for (auto second = static_cast<std::size_t>(first_idle_); second < opens_.size(); ++second)
            most = std::max(most, opens_[second]);
        return most;
    }

  private:
    enum class State { free, claimed, done };
    struct Event {
        double at = 0;
        std::size_t worker = 0, batch = 0;
        enum What { begins, claims, finishes } what = begins;
        bool operator<(const Event& other) const { return at > other.at; }  // the earliest on top
    };

    void happen(const Event& event) {
        if (event.what == Event::finishes) {
            count(opens_per_batch);
            state_[event.batch] = State::done;
            ++made_[event.batch];
        } else if (event.what == Event::claims) {
            if (state_[event.batch] == State::free) {
                state_[event.batch] = State::claimed;
                events_.push({now_ + seconds_of(event), event.worker, event.batch, Event::finishes});
                return;
            }
            count(1);  // whose is it?
            workers_[event.worker].put_off(event.batch);
        }
        constexpr double seconds_to_ask_a_server = 0.005;
        if (const auto next = workers_[event.worker].next())
            events_.push({now_ + seconds_to_ask_a_server, event.worker, *next, Event::claims});
        else
            first_idle_ = std::min(first_idle_, now_);
    }
    /// Machines differ by a tenth, and batches by as much.
    [[nodiscard]] double seconds_of(const Event& event) const {
        const double machine = 0.9 + 0.2 * luck_.uniform(1, event.worker),
                     batch = 0.9 + 0.2 * luck_.uniform(2, event.batch);
        return shared_.runs_per_batch * shared_.seconds_per_run * machine * batch;
    }
    OpenBatches look() {
        count(opens_per_look);
        OpenBatches open;
        for (std::size_t b = 0; b < state_.size(); ++b) {
            if (state_[b] == State::free) open.free.push_back(b);
            if (state_[b] == State::claimed) open.claimed.push_back(b);
        }
        return open;
    }
    void count(double opens) {
        const auto second = static_cast<std::size_t>(now_);
        if (opens_.size() <= second) opens_.resize(second + 1);
        opens_[second] += opens;
    }

    SharedRuns shared_;
    Stream luck_{key_of("paper")};
    std::vector<State> state_;
    std::vector<int> made_;
    std::deque<BatchQueue> workers_;
    std::priority_queue<Event> events_;
    double now_ = 0, first_idle_ = 1e9;
    std::vector<double> opens_;
};

TEST(LoadOfAFolder, OfAThousandWorkersStaysBelowAHundredOpensASecondWithQuietBatches) {
    SharedRuns shared{.workers = 1000, .seconds_per_run = 1};
    const std::size_t batch = quiet_batch(shared.workers, shared.seconds_per_run);
    shared.runs_per_batch = static_cast<double>(batch);
    OnPaper paper(shared, 10'000);
    paper.play();
    EXPECT_TRUE(std::all_of(paper.made().begin(), paper.made().end(), [](int times) { return times == 1; }));
    EXPECT_LT(paper.opens_per_second(), quiet_opens);
    EXPECT_GT(paper.opens_per_second(), 0.8 * folder_load(shared).opens)
        << "the batches are no larger than needed";
    EXPECT_LE(folder_load(shared).opens, quiet_opens);
    EXPECT_LT(paper.opens_at_the_end(), 10 * quiet_opens);
    RecordProperty("opens_a_second", std::to_string(paper.opens_per_second()));
    RecordProperty("opens_at_the_end", std::to_string(paper.opens_at_the_end()));
}

TEST(LoadOfAFolder, OfBatchesOfOneRunIsWhatTheFormulaForetells) {
    const SharedRuns shared{.workers = 200, .seconds_per_run = 10};
    OnPaper paper(shared, 2'000);
    paper.play();
    EXPECT_NEAR(paper.opens_per_second(), folder_load(shared).opens, 0.2 * folder_load(shared).opens);
}

TEST(QuietBatch, GrowsWithTheWorkersAndShrinksWithTheRun) {
    EXPECT_EQ(quiet_batch(1, 1), 1U);
    EXPECT_EQ(quiet_batch(1000, 10), 5U);
    EXPECT_EQ(quiet_batch(1000, 1), 44U);
    EXPECT_EQ(quiet_batch(2000, 1), 87U);
}

}  // namespace
}  // namespace musubi
