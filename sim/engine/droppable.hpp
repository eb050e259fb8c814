#pragma once

#include <cstddef>
#include <functional>

#include "musubi/ensemble.hpp"
#include "musubi/phase.hpp"

namespace musubi {

/// Thrown out of a run that must not go on.
struct Dropped {};

/// The workers of a run. Once an immediate stop is asked for, they drop the run before its next loop. The
/// model need not know of it.
class Droppable {
  public:
    /// `stop` must outlive this; empty: nothing is dropped.
    Droppable(const std::function<Stop()>& stop, Workers inner) : stop_(stop), inner_(inner) {}
    Workers workers() {
        if (!stop_) return inner_;
        return {this, [](void* self, std::size_t blocks, void* loop, Workers::Body body) {
                    static_cast<const Droppable*>(self)->run(blocks, loop, body);
                }};
    }

  private:
    void run(std::size_t blocks, void* loop, Workers::Body body) const {
        if (stop_() == Stop::at_once) throw Dropped{};
        if (inner_.run != nullptr) return inner_.run(inner_.pool, blocks, loop, body);
        for (std::size_t block = 0; block < blocks; ++block) body(loop, block);
    }
    const std::function<Stop()>& stop_;
    Workers inner_;
};

}  // namespace musubi
