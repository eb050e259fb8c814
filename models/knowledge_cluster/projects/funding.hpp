#pragma once

#include "models/knowledge_cluster/projects/project_life.hpp"
#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "funding": programme money, own money, or nothing.
namespace musubi::knowledge_cluster {

/// A project that formed under a call applies and waits for the deadline; the others start on own money if
/// their firms can pay. At a deadline a headquarters ranks its applications once, by expected value with an
/// error, and funds them in order, skipping what does not fit its commitments; the rejected go on with own
/// money or dissolve.
///
/// Reads:   formed, the projects of this month in the order of joint utility.
void fund(const World& world, Month now, const State& s, const StartChanges& to, const Tools& tools,
          std::span<const ProjectId> formed, ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
