#pragma once

#include "models/knowledge_cluster/projects/project_life.hpp"
#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "funding": programme money, own money, or nothing.
///
/// Formula: a project that formed under a call applies and waits for the deadline; any other starts on own
///          money if its firms can pay (project_life.hpp). At the deadline applications are ranked once by
///          ln(quality) + N(0, ranking_error) and funded in that order, skipping what does not fit
///          (calls.hpp); the rejected go on with own money if they stand alone, else dissolve.
/// Keys:    funding.ranking_error
/// Source:  docs/odd.md, "Funding"; class c.
namespace musubi::knowledge_cluster {

/// Reads:   formed, the projects of this month in the order of joint utility.
void fund(const World& world, Month now, const State& s, const StartChanges& to, const Tools& tools,
          std::span<const ProjectId> formed, ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
