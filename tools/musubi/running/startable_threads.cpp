#include "tools/musubi/running/startable_threads.hpp"

#include <fmt/core.h>

#include "sim/engine/worker_pool.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

int startable_threads(int wanted) {
    static bool said = false;
    const int asked = wanted > 0 ? wanted : WorkerPool::threads_of_machine();
    const int there = WorkerPool::threads_that_start(asked);
    if (there < asked && !said)
        tell(
            fmt::format("warning: only {} of {} threads can be started here (ulimit -u, or too little memory "
                        "for their stacks); these do the work, and the result is the same",
                        there, asked));
    said = said || there < asked;
    return there;
}

}  // namespace musubi
