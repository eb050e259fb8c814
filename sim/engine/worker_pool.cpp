#include "sim/engine/worker_pool.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <chrono>
#include <thread>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace musubi {
namespace {

/// A moment that other threads wait for. The library sees to the waiting; the thread sanitizer, which cannot
/// look into the library, is told of it here. It stays blind to nothing else: blocks of one loop are not
/// ordered.
class Moment {
  public:
    void reached() {
#ifdef __SANITIZE_THREAD__
        __tsan_release(this);
#endif
    }
    void awaited() {
#ifdef __SANITIZE_THREAD__
        __tsan_acquire(this);
#endif
    }
};

/// Of the threads of a pool that starts.
struct Arrivals {
    using Clock = std::chrono::steady_clock;
    int awaited;
    Clock::time_point until;
    std::atomic<int> here = 0;
};

}  // namespace

struct WorkerPool::Threads {
    explicit Threads(int count)
        : allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count)),
          arena(count) {
        start(count);
    }

    /// The library makes its threads when the first loop asks for them. Here it is asked at once, so that no
    /// loop waits for them: each block waits a moment for the threads that are still to come.
    void start(int count) {
        Arrivals arrivals{count, Arrivals::Clock::now() + std::chrono::microseconds(500)};
        run(static_cast<std::size_t>(count), &arrivals, [](void* loop, std::size_t) {
            auto& [awaited, until, here] = *static_cast<Arrivals*>(loop);
            ++here;
            while (here < awaited && Arrivals::Clock::now() < until) std::this_thread::yield();
        });
    }

    void run(std::size_t blocks, void* loop, Workers::Body body) {
        Moment begins, ends;
        begins.reached();
        arena.execute([&] {
            tbb::this_task_arena::isolate([&] {
                tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) {
                    begins.awaited();
                    body(loop, block);
                    ends.reached();
                });
            });
        });
        ends.awaited();
    }

    tbb::global_control allowed;  // without it the library starts no more threads than there are cores
    tbb::task_arena arena;
};

WorkerPool::WorkerPool(int threads) : threads_(std::make_unique<Threads>(threads)) {}
WorkerPool::~WorkerPool() = default;

Workers WorkerPool::workers() {
    return {threads_.get(), [](void* pool, std::size_t blocks, void* loop, Workers::Body body) {
                static_cast<Threads*>(pool)->run(blocks, loop, body);
            }};
}

int WorkerPool::threads_of_machine() { return tbb::info::default_concurrency(); }

}  // namespace musubi
