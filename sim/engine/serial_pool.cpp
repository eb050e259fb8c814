#include "sim/engine/worker_pool.hpp"

// The pool where there are no threads: the caller runs every block itself. Stands in for worker_pool.cpp.
namespace musubi {

struct WorkerPool::Threads {};

WorkerPool::WorkerPool(int) : threads_(std::make_unique<Threads>()) {}
WorkerPool::~WorkerPool() = default;

Workers WorkerPool::workers() {
    return {threads_.get(), [](void*, std::size_t blocks, void* loop, Workers::Body body) {
                for (std::size_t block = 0; block < blocks; ++block) body(loop, block);
            }};
}

int WorkerPool::threads_that_start(int) { return 1; }

int WorkerPool::threads_of_machine() { return 1; }

}  // namespace musubi
