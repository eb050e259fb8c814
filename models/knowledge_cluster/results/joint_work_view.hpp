#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/joint_work.hpp"

namespace musubi::knowledge_cluster {

/// The joint research of a run as the engine's measures, tables and drawings want it. Reads the state only.
class JointWorkView {
  public:
    JointWorkView(const World& world, const State& s);
    /// Takes down the month's introductions; those of the year before are forgotten in April.
    void remember_introductions(Month now, const Proposals<Introduction>& introductions);
    /// The projects that run now. What it returns lasts until the next call.
    const JointWork& joint_research(Month now, const State& s);

  private:
    void name_regions(const World& world);
    void name_institutions(const World& world, const State& s);

    std::vector<std::uint32_t> place_;  ///< by region row: where the region stands in the results
    JointWork shown_;
};

}  // namespace musubi::knowledge_cluster
