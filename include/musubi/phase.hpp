#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <vector>

/// A phase reads the state as it stood, proposes in parallel, and applies in order.
///
/// Work is cut into blocks whose borders depend on the number of items only, never on threads. Every block
/// has a list of proposals of its own; read one after the other, the lists give the same order on any
/// machine.
namespace musubi {

/// Whoever runs the blocks of a loop: this thread (the default), or a pool that the engine provides.
struct Workers {
    using Body = void (*)(void* loop, std::size_t block);
    void* pool = nullptr;
    void (*run)(void* pool, std::size_t blocks, void* loop, Body body) = nullptr;
};

/// Calls `body(block, begin, end)` for every block of at most `grain` items; blocks may run at the same time.
template <class F>
void for_blocks(const Workers& workers, std::size_t items, std::size_t grain, F&& body) {
    const std::size_t blocks = (items + grain - 1) / grain;
    auto one = [&](std::size_t block) { body(block, block * grain, std::min(items, (block + 1) * grain)); };
    if (workers.run == nullptr || blocks < 2) {
        for (std::size_t block = 0; block < blocks; ++block) one(block);
        return;
    }
    workers.run(workers.pool, blocks, &one,
                [](void* loop, std::size_t block) { (*static_cast<decltype(one)*>(loop))(block); });
}

/// What the blocks of a phase propose, read back in block order. Keeps its memory from month to month.
template <class T>
class Proposals {
  public:
    /// Empties the lists and makes room for the blocks of a loop over `items` in blocks of `grain`.
    void prepare(std::size_t items, std::size_t grain) {
        used_ = (items + grain - 1) / grain;
        if (blocks_.size() < used_) blocks_.resize(used_);
        for (std::size_t b = 0; b < used_; ++b) blocks_[b].items.clear();
    }
    [[nodiscard]] std::vector<T>& block(std::size_t b) { return blocks_[b].items; }

    /// Appends all proposals, in order, to `all`.
    void gather(std::vector<T>& all) const {
        for (std::size_t b = 0; b < used_; ++b)
            all.insert(all.end(), blocks_[b].items.begin(), blocks_[b].items.end());
    }
    template <class F>
    void for_each(F&& f) const {
        for (std::size_t b = 0; b < used_; ++b)
            for (const T& item : blocks_[b].items) f(item);
    }

  private:
    struct alignas(64) Block {  // two threads never write to one cache line
        std::vector<T> items;
    };
    std::vector<Block> blocks_;
    std::size_t used_ = 0;
};

}  // namespace musubi
