#pragma once

#include <cstddef>
#include <memory>

#include "musubi/phase.hpp"

namespace musubi {

/// A fixed number of threads that run the blocks of loops. May be more than the machine has.
///
/// A thread that waits for its loop to end works on nothing but that loop: it never starts another replicate
/// in the middle of its own. The first exception of a block ends the loop and reaches whoever called it.
class WorkerPool {
  public:
    /// Of fewer threads where the system gives no more, see `threads_that_start`.
    explicit WorkerPool(int threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// For `for_blocks`; valid as long as the pool.
    [[nodiscard]] Workers workers();

    /// As many threads as this process may use at once.
    static int threads_of_machine();

    /// As many of so many threads as the system lets this process start (ulimit -u, the limit of tasks of a
    /// control group, too little address space for their stacks); at least one, the caller's own.
    static int threads_that_start(int threads);

  private:
    struct Threads;
    std::unique_ptr<Threads> threads_;
};

}  // namespace musubi
