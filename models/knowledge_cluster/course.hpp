#pragma once

#include <optional>
#include <span>

#include "models/knowledge_cluster/observer.hpp"
#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/showing.hpp"
#include "models/knowledge_cluster/state.hpp"
#include "musubi/joint_work.hpp"
#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// A run under way: of one world, or of several as long as nobody who lives in them can tell them apart.
class Course {
  public:
    /// At the beginning of time.
    Course(const World& world, const Replicate& replicate, const Workers& workers);
    /// From where another has come to, in another world.
    Course(const World& world, const Course& so_far, const Workers& workers);

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
    std::optional<Showing> showing_;
};

}  // namespace musubi::knowledge_cluster
