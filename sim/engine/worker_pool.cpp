#include "sim/engine/worker_pool.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "sim/engine/machine_processors.hpp"

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

/// The library keeps the threads that it once had, for the next pool.
std::atomic<int> kept_threads = 1;  // that of the caller

}  // namespace

struct WorkerPool::Threads {
    explicit Threads(int count)
        : allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count)),
          arena(count) {
        start(count);
        kept_threads = std::max(kept_threads.load(), count);
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

WorkerPool::WorkerPool(int threads) : threads_(std::make_unique<Threads>(threads_that_start(threads))) {}
WorkerPool::~WorkerPool() = default;

Workers WorkerPool::workers() {
    return {threads_.get(), [](void* pool, std::size_t blocks, void* loop, Workers::Body body) {
                static_cast<Threads*>(pool)->run(blocks, loop, body);
            }};
}

/// The library ends the process where it cannot start a thread. So they are tried first: started, and ended
/// when as many are there as there can be. Each takes a heap of its own, as one at work does.
int WorkerPool::threads_that_start(int threads) {
    const int kept = kept_threads;
    std::vector<std::thread> tried;
    std::atomic<bool> enough = false;
    tried.reserve(static_cast<std::size_t>(std::max(threads - kept, 0)));
    try {
        for (int more = kept; more < threads; ++more)
            tried.emplace_back([&] {
                ::operator delete(::operator new(1, std::nothrow));
                enough.wait(false);
            });
    } catch (const std::system_error&) {  // there are as many as there can be
    }
    enough = true;
    enough.notify_all();
    for (std::thread& thread : tried) thread.join();
    const int more = static_cast<int>(tried.size());
    if (kept + more >= threads) return threads;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));  // the system counts them a moment longer
    return kept + more / 2;                                      // what they do needs room, too
}

int WorkerPool::threads_of_machine() {
    // oneTBB before 2023.1 does not ask the control groups.
    return processors_allowed(tbb::info::default_concurrency());
}

}  // namespace musubi
