#include "sim/engine/worker_pool.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace musubi {

struct WorkerPool::Threads {
    explicit Threads(int count)
        : allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count)),
          arena(count) {}

    void run(std::size_t blocks, void* loop, Workers::Body body) {
        arena.execute([&] {
            tbb::this_task_arena::isolate([&] {
                tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) { body(loop, block); });
            });
        });
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
