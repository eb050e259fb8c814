#include "sim/sweep/work/batch_queue.hpp"

#include <algorithm>

#include "musubi/random.hpp"

namespace musubi {

std::optional<std::size_t> BatchQueue::next() {
    const std::scoped_lock lock(mutex_);
    // At the end of the list as well: somebody may have died since it was made.
    if (stale_ || open_.free.empty()) look();
    if (open_.free.empty()) return next_of_the_dead();
    const std::size_t batch = open_.free.back();
    open_.free.pop_back();
    taken_.insert(batch);
    return batch;
}

void BatchQueue::put_off(std::size_t batch) {
    const std::scoped_lock lock(mutex_);
    taken_.erase(batch);
    stale_ = true;
}

Batches BatchQueue::batches() {
    return {[this] { return next(); }, [this](std::size_t batch) { put_off(batch); }};
}

void BatchQueue::look() {
    open_ = look_();
    stale_ = false;
    for (auto* batches : {&open_.free, &open_.claimed}) {
        std::erase_if(*batches, [&](std::size_t batch) { return taken_.count(batch) > 0; });
        if (batches->empty()) continue;
        chance_ = scramble(chance_ + 1);
        std::reverse(batches->begin(), batches->end());
        std::rotate(batches->begin(),
                    batches->begin() + static_cast<std::ptrdiff_t>(chance_ % batches->size()),
                    batches->end());
    }
}

std::optional<std::size_t> BatchQueue::next_of_the_dead() {
    for (std::size_t asked = 0; asked < patience && asked < open_.claimed.size(); ++asked) {
        const std::size_t batch = open_.claimed[open_.claimed.size() - 1 - asked];
        if (at_work_(batch)) continue;
        open_.claimed.erase(open_.claimed.end() - 1 - static_cast<std::ptrdiff_t>(asked));
        taken_.insert(batch);
        return batch;
    }
    return std::nullopt;
}

}  // namespace musubi
