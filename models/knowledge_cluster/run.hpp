#pragma once

#include <optional>
#include <span>

#include "models/knowledge_cluster/results/joint_work_view.hpp"
#include "models/knowledge_cluster/results/observer.hpp"
#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/joint_work.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// A run under way: of one world, or of several as long as their states are the same (shared_start.hpp).
class Run {
  public:
    /// At the beginning of time.
    Run(const World& world, const Replicate& replicate, const Workers& workers);
    /// Continues another run from its present state, in another world.
    Run(const World& world, const Run& so_far, const Workers& workers);

    /// The next month, which is taken down by all of these, and shown if anybody watches.
    void live(std::span<Observer> observers, const JointWorkWatcher& watcher = {});
    /// The month that comes next.
    [[nodiscard]] Month now() const { return now_; }
    [[nodiscard]] bool has_ended() const { return now_ > Month::closing(world_.last_year()); }

  private:
    void show(const JointWorkWatcher& watcher);

    const World& world_;
    State state_;
    Scratch scratch_;
    Month now_;
    std::optional<JointWorkView> view_;
};

}  // namespace musubi::knowledge_cluster
