#pragma once

#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "research": members learn from one another, projects make inventions and papers, ties grow with
/// work.
namespace musubi::knowledge_cluster {

/// A month of all running projects.
///
/// Writes:  w.inventions and counters; once a quarter knowledge and expertise (agents); twice a year, and
/// when
///          a project ends, its members' ties.
/// Source:  docs/odd.md, "Research"; the elasticity is class b, all else class c.
void research(const Parameters& p, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
              Counters& counters, const Tools& tools, ProjectsScratch& w);

/// Quality of a project that starts now, without its joint centre: grows with complementarity, expertise and
/// earlier work of the core with falling returns; 1 for strangers without expertise and with nothing to
/// learn.
[[nodiscard]] double quality_of(const Parameters& p, const State& s, const LookUp& look_up, Month now,
                                ProjectId id);

/// Expected inventions a month.
[[nodiscard]] double expected_inventions(const Parameters& p, const Project& project);

/// The members of a project that starts are tied to one another.
void begin_to_work_together(const State& s, Ties<Bond>& ties, const LookUp& look_up, Month now, ProjectId id);

/// Knowledge moves toward the partners', expertise grows with work and fades.
void learn(const Parameters& p, const State& s, Agents& agents, const Tools& tools, ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
