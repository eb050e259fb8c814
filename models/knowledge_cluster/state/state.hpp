#pragma once

#include <cstdint>

#include "models/knowledge_cluster/state/agents.hpp"
#include "models/knowledge_cluster/state/bonds.hpp"
#include "models/knowledge_cluster/state/counts.hpp"
#include "models/knowledge_cluster/state/institutions.hpp"
#include "models/knowledge_cluster/state/measures.hpp"
#include "models/knowledge_cluster/state/pipeline.hpp"
#include "models/knowledge_cluster/state/programme.hpp"
#include "models/knowledge_cluster/state/projects.hpp"
#include "models/knowledge_cluster/state/purposes.hpp"
#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/calendar.hpp"
#include "musubi/random.hpp"
#include "musubi/ties.hpp"

/// All that changes in a run, in parts. A phase reads the state and changes no part but those that it takes
/// beside it. What is constant is in world.hpp, what is forgotten after a month in scratch.hpp.
namespace musubi::knowledge_cluster {

struct State {
    Luck luck{0, 0};
    Month began;  ///< month of the first tick
    Agents agents;
    Ties<Bond> ties;
    Institutions institutions;
    Projects projects;
    Programme programme;
    double growth = 1;  ///< of the own-money search hazard since FY1998
    Pipeline pipeline;
    Counts counts;
    Measures measures;

    /// Months since the run began, from 1: how bonds date themselves.
    [[nodiscard]] std::int16_t age(Month month) const { return static_cast<std::int16_t>(month - began + 1); }
};

}  // namespace musubi::knowledge_cluster
